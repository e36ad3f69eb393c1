import type { IncidentDecision, IncidentStatus, Seen, Verdict } from './decision.ts';

/** What a person concluded, and on which set of breaches: it says nothing of others. */
export interface Conclusion {
  verdict: Verdict;
  reason: string | null;
  personId: string;
  at: number;
  evidenceId: string;
}

/** What people made of an incident so far. Times in epoch ms. */
export interface Stand {
  status: IncidentStatus;
  assigneeId: string | null;
  isPinned: boolean;
  /** Out of the way until then, or until evidence later than `at` comes. */
  snooze: { until: number; at: number } | null;
  conclusion: Conclusion | null;
  /** When new evidence opened it again; null: it was never closed, or a person opened it again. */
  reopenedAt: number | null;
  /** When somebody first took it on. */
  respondedAt: number | null;
  /** When it was resolved or closed. */
  endedAt: number | null;
  /** Times in which its clocks stand still; the last may go on. */
  pauses: readonly { from: number; to: number | null }[];
  doneSteps: readonly string[];
}

type Evidence = Pick<Seen, 'evidenceAt' | 'isGrown'>;

/** Before anybody decided anything. */
export const noStand: Stand = {
  status: 'new',
  assigneeId: null,
  isPinned: false,
  snooze: null,
  conclusion: null,
  reopenedAt: null,
  respondedAt: null,
  endedAt: null,
  pauses: [],
  doneSteps: [],
};

export const isEnded = ({ status }: Pick<Stand, 'status'>): boolean =>
  status === 'resolved' || status === 'closed';

/** Whether it is out of the way at `now`. */
export function isSnoozed(
  { snooze }: Stand,
  { evidenceAt }: Pick<Seen, 'evidenceAt'>,
  now: number,
): boolean {
  return snooze !== null && snooze.until > now && evidenceAt <= snooze.at;
}

/**
 * The stand in view of the evidence: what was concluded on fewer breaches is open again, and its clocks
 * start anew. Evidence that was withdrawn changes nothing.
 */
export function reopenOn(stand: Stand, { isGrown, evidenceAt }: Evidence): Stand {
  if (!isEnded(stand) || !isGrown) return stand;
  return {
    ...stand,
    status: 'new',
    snooze: null,
    conclusion: null,
    reopenedAt: Math.max(evidenceAt, stand.endedAt ?? 0),
    respondedAt: null,
    endedAt: null,
    pauses: [],
  };
}

/** The stand as a screen shows it: what a response contained is being worked on, whoever approved it. */
export function standOn(last: Stand | null, seen: Evidence, containedAt: number | null): Stand {
  const stand = reopenOn(last ?? noStand, seen);
  return stand.status === 'new' && containedAt !== null
    ? { ...stand, status: 'in_progress' }
    : stand;
}

/** The stand after one more decision. */
export function applyDecision(before: Stand, decision: IncidentDecision): Stand {
  const stand = reopenOn(before, decision.seen);
  const { kind, change, at, personId } = decision;
  switch (kind) {
    case 'acknowledge':
      return { ...enter(reopen(stand, at), 'in_progress', at), assigneeId: personId };
    case 'assign':
      return { ...stand, assigneeId: change.assigneeId ?? null };
    case 'start':
      return enter(reopen(stand, at), 'in_progress', at);
    case 'hold':
      return enter(reopen(stand, at), 'on_hold', at);
    case 'resolve':
    case 'close':
      return end(stand, decision);
    case 'reopen':
      return reopen(stand, at);
    case 'pin':
    case 'unpin':
      return { ...stand, isPinned: kind === 'pin' };
    case 'snooze':
      return { ...stand, snooze: change.until ? { until: change.until, at } : null };
    case 'check':
    case 'uncheck':
      return { ...stand, doneSteps: stepsAfter(stand, change.step, kind === 'check') };
    default:
      return stand;
  }
}

/** The stand after decisions in the order in which they were written. */
export function foldDecisions(decisions: readonly IncidentDecision[]): Stand {
  return decisions.reduce(applyDecision, noStand);
}

function enter(stand: Stand, status: IncidentStatus, at: number): Stand {
  const rested = closePause(stand.pauses, at);
  const pauses =
    status !== 'on_hold'
      ? rested
      : stand.status === 'on_hold'
        ? stand.pauses
        : [...rested, { from: at, to: null }];
  const respondedAt = stand.respondedAt ?? at;
  return { ...stand, status, pauses, respondedAt, snooze: null };
}

function end(stand: Stand, { kind, change, seen, reason, personId, at }: IncidentDecision): Stand {
  const { evidenceId } = seen;
  // What was resolved is closed with the verdict that it has.
  const said = change.verdict && { verdict: change.verdict, reason, personId, at, evidenceId };
  const undetermined = { verdict: 'undetermined', reason, personId, at, evidenceId } as const;
  return {
    ...enter(stand, kind === 'resolve' ? 'resolved' : 'closed', at),
    conclusion: said ?? stand.conclusion ?? undetermined,
    endedAt: stand.endedAt ?? at,
  };
}

/** A person opens it again: the clocks go on, as if they had stood still while it was closed. */
function reopen(stand: Stand, at: number): Stand {
  if (!isEnded(stand)) return stand;
  const pauses = [...stand.pauses, { from: stand.endedAt ?? at, to: at }];
  return { ...stand, status: 'new', conclusion: null, endedAt: null, pauses };
}

function closePause(pauses: Stand['pauses'], at: number): Stand['pauses'] {
  return pauses.map((pause) => ({ ...pause, to: pause.to ?? at }));
}

function stepsAfter({ doneSteps }: Stand, step: string | undefined, isDone: boolean): string[] {
  const others = doneSteps.filter((one) => one !== step);
  return isDone && step !== undefined ? [...others, step].sort() : others;
}
