import { Lanes } from '../chart/lanes.tsx';
import type { Incident } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { Utc } from '../time/utc.tsx';
import { LongList } from '../ui/long-list.tsx';
import { Panel } from '../ui/panel.tsx';
import { timelineOf } from './timeline-entries.ts';
import type { TimelineEntry } from './timeline-entries.ts';

const shownMax = 200;
const narrowMax = 4;

function Line({ entry: { at, text, ip, eventId, isBreach } }: { entry: TimelineEntry }) {
  return (
    <li className="timeline-line border-b border-border py-1 last:border-0">
      <span className="font-mono text-12 text-text2">
        <Utc at={at} />
      </span>
      <span className={`min-w-0 ${isBreach ? 'font-medium' : ''}`}>
        <Told text={text} max={200} />
        {ip && (
          <>
            {' · '}
            <Told text={ip} />
          </>
        )}
      </span>
      {eventId && (
        <a
          href={`?event=${encodeURIComponent(eventId)}`}
          data-cite={eventId}
          className="link inline-flex min-h-6 items-center text-12"
        >
          event<span className="sr-only"> at {at}</span>
        </a>
      )}
    </li>
  );
}

/** Lanes by source, and the list that is the real content. */
export function Timeline({ incident }: { incident: Incident }) {
  const entries = timelineOf(incident);
  const shown = entries.slice(0, shownMax);
  return (
    <Panel id="timeline" title="Timeline" note={`${entries.length} entries`} digit={3}>
      {shown.length === 0 ? (
        <p className="text-text2">Nothing has a time yet.</p>
      ) : (
        <>
          <Lanes entries={shown} />
          <div
            className="relative max-h-96 overflow-y-auto border-t border-border print:max-h-none"
            tabIndex={0}
            role="group"
            aria-label="Timeline entries"
          >
            <LongList
              lines={shown.map((entry) => (
                <Line key={entry.id} entry={entry} />
              ))}
              shown={narrowMax}
              what="entries"
              className="ruled-lines"
            />
          </div>
          {entries.length > shownMax && (
            <p className="mt-2 text-text2">
              The first {shownMax} of {entries.length} entries.
            </p>
          )}
        </>
      )}
    </Panel>
  );
}
