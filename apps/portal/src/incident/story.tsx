import type { Incident, StorySentence } from '../graphql/schema.ts';
import { Narration } from '../narration/narration.tsx';
import { Told } from '../text/told.tsx';
import { formatTime } from '../time/format-time.ts';
import { Utc } from '../time/utc.tsx';
import { LongList } from '../ui/long-list.tsx';
import { Panel } from '../ui/panel.tsx';
import { CitationsOf } from './citations-of.tsx';
import { evidenceById, numberCitations } from './citations.ts';
import { Hypotheses } from './hypotheses.tsx';

function When({ sentence: { startedAt, endedAt } }: { sentence: StorySentence }) {
  const isSpan = formatTime(startedAt) !== formatTime(endedAt);
  const isOneDay = formatTime(startedAt, 'day') === formatTime(endedAt, 'day');
  return (
    <span className="font-mono text-12 text-text2">
      <Utc at={startedAt} />
      {isSpan && (
        <>
          –<wbr />
          <Utc at={endedAt} format={isOneDay ? 'clock' : 'dayAndClock'} />
        </>
      )}
    </span>
  );
}

const shownMax = 5;

/** A sentence without evidence is never shown as observed. */
const isObserved = ({ kind, evidence }: StorySentence): boolean =>
  kind === 'OBSERVED' && evidence.length > 0;

const certaintyOf = (sentence: StorySentence): string =>
  isObserved(sentence)
    ? 'Observed'
    : `Inferred${sentence.probability === null ? '' : ` · ${sentence.probability.toFixed(2)}`}`;

/** What happened, in order; every sentence cites its events. */
export function Story({ incident }: { incident: Incident }) {
  const { story, breaches, hypotheses } = incident;
  const numbers = numberCitations(story);
  const events = evidenceById(breaches);
  const lines = story.map((sentence, at) => (
    <li key={at} className="story-line border-b border-border px-3 py-2.5 last:border-0 sm:px-4">
      <When sentence={sentence} />
      <div className="story-text min-w-0 text-14">
        <Told text={sentence.text} />{' '}
        <CitationsOf ids={sentence.evidence} numbers={numbers} events={events} />
      </div>
      <span className="text-12 whitespace-nowrap text-text2">{certaintyOf(sentence)}</span>
    </li>
  ));
  // What it comes to stands at the end, and is not folded.
  const observed = story.findLastIndex(isObserved) + 1;
  return (
    <Panel
      id="story"
      title="Story"
      note="every sentence cites its events, times in UTC"
      digit={1}
      isPadded={false}
    >
      {story.length === 0 && (
        <p className="p-4 text-text2">
          The story is being written; the breaches below stand by themselves.
        </p>
      )}
      <div className="story-lines">
        <LongList lines={lines.slice(0, observed)} shown={shownMax} what="observed acts" />
        {observed < lines.length && <ol>{lines.slice(observed)}</ol>}
      </div>
      {hypotheses.length > 0 && <Hypotheses hypotheses={hypotheses} />}
      {incident.isNarratable && (
        <Narration tenant={incident.tenant.slug} id={incident.id} numbers={numbers} />
      )}
    </Panel>
  );
}
