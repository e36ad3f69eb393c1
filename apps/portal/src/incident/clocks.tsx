import type { Clock } from '../graphql/schema.ts';
import { clockTone, clockText } from './clock-text.ts';

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

/** The clock that presses most, if any does. */
export function PressingClock({ clocks }: { clocks: readonly Clock[] }) {
  const [pressing] = clocks
    .filter(({ state }) => state === 'OVERDUE' || state === 'SOON')
    .toSorted((one, other) => one.minutesLeft - other.minutesLeft);
  if (!pressing) return null;
  return <span className={`ml-2 text-12 ${clockTone(pressing)}`}>{clockText(pressing)}</span>;
}
