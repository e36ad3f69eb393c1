import type { EvidenceEvent } from '../graphql/schema.ts';
import { Citation } from './citation.tsx';

const firstMax = 4;
// Beyond these the timeline lists them.
const restMax = 60;

interface Props {
  ids: readonly string[];
  numbers: ReadonlyMap<string, number>;
  events: ReadonlyMap<string, EvidenceEvent>;
}

/** The events that a sentence stands on: the first at once, the rest when asked for. */
export function CitationsOf({ ids, numbers, events }: Props) {
  const cite = (id: string) => (
    <Citation key={id} id={id} number={numbers.get(id) ?? 0} event={events.get(id)} />
  );
  const rest = ids.slice(firstMax, restMax);
  if (ids.length === 0) return null;
  return (
    <span className="inline-flex flex-wrap items-start gap-1 align-middle">
      {ids.slice(0, firstMax).map(cite)}
      {rest.length > 0 && (
        <details className="more-citations">
          <summary className="inline-flex h-6 items-center px-1 text-12 text-text2 coarse:h-8">
            {ids.length - firstMax} more<span className="sr-only"> events</span>
          </summary>
          <span className="flex flex-wrap gap-1 pt-1">
            {rest.map(cite)}
            {ids.length > restMax && (
              <span className="self-center text-12 text-text2">
                and {ids.length - restMax} more in the timeline
              </span>
            )}
          </span>
        </details>
      )}
    </span>
  );
}
