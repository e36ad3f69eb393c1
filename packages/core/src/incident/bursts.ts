import type { MomentKind } from './moment-kind.ts';
import type { Moment } from './moments.ts';
import { isLookingUp } from './say-act.ts';

/** Moments that one sentence tells: same kind, same subject, same object, without a long pause. */
export interface Burst {
  kind: MomentKind;
  /** Earliest first; at least one. */
  moments: readonly Moment[];
}

const hourMs = 3_600_000;

const pauseMs: Record<MomentKind, number> = {
  failedSignIn: 6 * hourMs,
  signIn: 24 * hourMs,
  appCreated: 6 * hourMs,
  grant: 6 * hourMs,
  rule: 24 * hourMs,
  mailRead: 24 * hourMs,
  mailSent: 6 * hourMs,
  other: 6 * hourMs,
};

/** Merges moments (earliest first) into bursts, in the order of their first moment. */
export function burstsOf(moments: readonly Moment[]): Burst[] {
  const bursts: { kind: MomentKind; moments: Moment[] }[] = [];
  const open = new Map<string, { kind: MomentKind; moments: Moment[] }>();
  for (const moment of moments) {
    const key = JSON.stringify([moment.kind, moment.subject, objectOf(moment)]);
    const burst = open.get(key);
    if (burst && moment.time - burst.moments.at(-1)!.time <= pauseMs[moment.kind]) {
      burst.moments.push(moment);
      continue;
    }
    const started = { kind: moment.kind, moments: [moment] };
    open.set(key, started);
    bursts.push(started);
  }
  return bursts;
}

function objectOf(moment: Moment): string | null {
  switch (moment.kind) {
    case 'failedSignIn':
    case 'signIn':
      return moment.ip;
    case 'grant':
    case 'appCreated':
      return moment.appId ?? moment.appName;
    case 'rule':
      return moment.ruleName;
    case 'other':
      return isLookingUp(moment.operation) ? '' : moment.operation;
    default:
      return null;
  }
}
