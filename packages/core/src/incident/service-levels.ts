import type { Stand } from './stand.ts';
import type { Incident } from './types.ts';

export const clockNames = ['respond', 'contain', 'close'] as const;
export type ClockName = (typeof clockNames)[number];

/** Hours within which somebody takes an incident on, it is contained, and it is closed. */
export type ServiceLevel = Readonly<Record<ClockName, number>>;
export type ServiceLevels = Readonly<Record<Incident['severity'], ServiceLevel>>;

/** Where a tenant agreed nothing else. */
export const defaultServiceLevels: ServiceLevels = {
  Critical: { respond: 0.5, contain: 4, close: 72 },
  High: { respond: 2, contain: 8, close: 120 },
  Medium: { respond: 8, contain: 24, close: 168 },
  Low: { respond: 24, contain: 72, close: 336 },
};

/** A clock is soon due when this share of its time is over. */
const soonShare = 0.75;
const hourMs = 3_600_000;

export type ClockState = 'running' | 'soon' | 'overdue' | 'paused' | 'met' | 'missed';

/** One clock as it stands. Times in epoch ms. */
export interface Clock {
  name: ClockName;
  state: ClockState;
  /** When its time is over; null while it stands still. */
  dueAt: number | null;
  doneAt: number | null;
  /** Time left, negative once it is over; of a clock that was stopped, then. */
  leftMs: number;
}

/** What the clocks of an incident depend on. */
export interface Timed {
  /** When it became known, or new evidence opened it again. */
  openedAt: number;
  containedAt: number | null;
  stand: Stand;
  level: ServiceLevel;
}

/** The clocks of an incident at `now`. What is closed needs no containment any more. */
export function clocksOf({ openedAt, containedAt, stand, level }: Timed, now: number): Clock[] {
  const { respondedAt, endedAt, pauses } = stand;
  const doneAt: Record<ClockName, number | null> = {
    respond: earliest(respondedAt, containedAt, endedAt),
    contain: earliest(containedAt, endedAt),
    close: endedAt,
  };
  const isPaused = pauses.some(({ to }) => to === null);
  return clockNames.map((name) => {
    const at = doneAt[name];
    const limitMs = level[name] * hourMs;
    const leftMs = limitMs - runMs({ openedAt, pauses, until: at ?? now });
    const state = at === null ? running(leftMs, limitMs, isPaused) : leftMs < 0 ? 'missed' : 'met';
    return {
      name,
      state,
      doneAt: at,
      leftMs,
      dueAt: state === 'paused' ? null : (at ?? now) + leftMs,
    };
  });
}

function running(leftMs: number, limitMs: number, isPaused: boolean): ClockState {
  if (isPaused) return 'paused';
  if (leftMs < 0) return 'overdue';
  return leftMs <= limitMs * (1 - soonShare) ? 'soon' : 'running';
}

/** Time that a clock ran: since the opening, without the pauses. */
function runMs(of: { openedAt: number; pauses: Stand['pauses']; until: number }): number {
  const { openedAt, pauses, until } = of;
  const pausedMs = pauses.reduce((sum, { from, to }) => {
    const span = Math.min(to ?? until, until) - Math.max(from, openedAt);
    return sum + Math.max(0, span);
  }, 0);
  return Math.max(0, until - openedAt) - pausedMs;
}

function earliest(...times: (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}
