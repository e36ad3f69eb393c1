import type { Clock } from '../graphql/schema.ts';
import { clockText, clockTone, nextClock, shortClockText } from './clock-text.ts';

/** The clocks of an incident, in words; colour only repeats them. */
export function Clocks({ clocks }: { clocks: readonly Clock[] }) {
  return (
    <ul aria-label="Agreed times" className="flex flex-wrap gap-x-3 gap-y-1 text-12">
      {clocks.map((clock) => (
        <li key={clock.name} className={clockTone(clock)}>
          {clockText(clock)}
        </li>
      ))}
    </ul>
  );
}

/** The clock that is over first, as a list has room for it. */
export function NextClock({ clocks }: { clocks: readonly Clock[] }) {
  const next = nextClock(clocks);
  if (!next) return <span className="text-text2">–</span>;
  return <span className={clockTone(next)}>{shortClockText(next)}</span>;
}
