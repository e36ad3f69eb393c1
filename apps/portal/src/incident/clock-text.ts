import type { Clock } from '../graphql/schema.ts';
import { formatAge } from '../time/format-time.ts';

const nameWord: Record<Clock['name'], string> = {
  RESPOND: 'Respond',
  CONTAIN: 'Contain',
  CLOSE: 'Close',
};

/** `Respond: overdue by 11m`. */
export function clockText({ name, state, minutesLeft }: Clock): string {
  const age = formatAge(Math.abs(minutesLeft) * 60_000);
  const said: Record<Clock['state'], string> = {
    RUNNING: `${age} left`,
    SOON: `${age} left`,
    OVERDUE: `overdue by ${age}`,
    PAUSED: `paused, ${minutesLeft < 0 ? `overdue by ${age}` : `${age} left`}`,
    MET: 'in time',
    MISSED: `late by ${age}`,
  };
  return `${nameWord[name]}: ${said[state]}`;
}

/** Its colour and weight. */
export function clockTone({ state }: Clock): string {
  if (state === 'OVERDUE') return 'font-strong text-ink-critical';
  return state === 'SOON' ? 'font-strong text-ink-medium' : 'text-text2';
}

/** Of clocks that were not stopped the one that is over first: paused ones only where none runs. */
export function nextClock(clocks: readonly Clock[]): Clock | undefined {
  const going = clocks.filter(({ state }) => state !== 'MET' && state !== 'MISSED');
  const running = going.filter(({ state }) => state !== 'PAUSED');
  return (running.length > 0 ? running : going).toSorted(
    (one, other) => one.minutesLeft - other.minutesLeft,
  )[0];
}

/** `Respond 11m over`, `Contain in 3h 19m`. */
export function shortClockText({ name, state, minutesLeft }: Clock): string {
  if (state === 'PAUSED') return 'Paused';
  const age = formatAge(Math.abs(minutesLeft) * 60_000);
  return `${nameWord[name]} ${minutesLeft < 0 ? `${age} over` : `in ${age}`}`;
}
