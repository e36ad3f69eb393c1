import type { Phrase } from '../graphql/incident-event.ts';
import type { Incident } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { Citation } from './citation.tsx';
import { evidenceById, numberCitations } from './citations.ts';

const citationsMax = 3;

interface Props {
  phrase: Phrase;
  incident: Pick<Incident, 'story' | 'breaches'>;
}

/** A sentence of the analyst with the first events that it stands on, by the numbers that the story gives them. */
export function Cited({ phrase, incident }: Props) {
  const numbers = numberCitations(incident.story);
  const events = evidenceById(incident.breaches);
  const known = phrase.evidence.filter((id) => numbers.has(id));
  return (
    <>
      <Told text={phrase.text} />{' '}
      {known.length > 0 && (
        <span className="inline-flex flex-wrap gap-1 align-middle">
          {known.slice(0, citationsMax).map((id) => (
            <Citation key={id} id={id} number={numbers.get(id)!} event={events.get(id)} />
          ))}
        </span>
      )}
    </>
  );
}
