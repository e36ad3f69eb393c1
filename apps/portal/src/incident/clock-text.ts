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
