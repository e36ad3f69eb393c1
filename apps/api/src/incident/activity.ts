import { stepText, type Verdict } from '@nightjar/core';
import type { AnsweredRequest, StoredDecision } from '@nightjar/db';
import type { Change } from '../response/stand-of.ts';
import { sayRefusal } from './refusals.ts';

/** An entry of the activity stream; `actorId` is a person's where the kind is PERSON. */
export interface Activity {
  at: number;
  actorKind: 'PERSON' | 'RESPONDER' | 'ANALYST';
  actorId: string;
  text: string;
  note: string | null;
}

const reasons: Record<string, string> = {
  EXPECTED_CHANGE: 'an expected change',
  AUTHORISED_TEST: 'an authorised test',
  KNOWN_TOOL: 'a known tool',
  TRAVEL: 'travel',
  MODEL_TOO_SENSITIVE: 'the model is too sensitive',
  OTHER: 'another reason',
};

const verdicts: Record<Verdict, string> = {
  true_positive: 'a true positive',
  benign_true_positive: 'a benign true positive',
  false_positive_logic: 'a false positive by the model',
  false_positive_data: 'a false positive by the record',
  duplicate: 'a duplicate',
  undetermined: 'undetermined',
};

const concluded = ({ kind, reason, change }: StoredDecision): string => {
  if (reason !== null) return `Closed it as benign: ${reasons[reason] ?? 'no reason given'}.`;
  const done = kind === 'resolve' ? 'Resolved' : 'Closed';
  return change.verdict ? `${done} it as ${verdicts[change.verdict]}.` : `${done} it.`;
};

const said = (decision: StoredDecision, nameOf: Happenings['nameOf']): string => {
  const { kind, change } = decision;
  switch (kind) {
    case 'acknowledge':
      return 'Took the incident.';
    case 'assign':
      return change.assigneeId
        ? `Assigned it to ${nameOf(change.assigneeId)}.`
        : 'Assigned it to nobody.';
    case 'start':
      return 'Put it in progress.';
    case 'hold':
      return 'Put it on hold.';
    case 'resolve':
    case 'close':
      return concluded(decision);
    case 'reopen':
      return 'Opened it again.';
    case 'pin':
      return 'Pinned it.';
    case 'unpin':
      return 'Took its pin away.';
    case 'snooze':
      return change.until
        ? `Put it out of the way until ${minuteOf(change.until)} UTC.`
        : 'Woke it.';
    case 'check':
    case 'uncheck':
      return `Ticked ${kind === 'check' ? 'off' : 'on again'}: ${stepText(change.step)}`;
    case 'comment':
      return decision.internal ? 'Commented, for the team only.' : 'Commented.';
  }
};

const asked: Record<AnsweredRequest['kind'], { done: string; asked: string }> = {
  merge: {
    done: 'Merged it with another incident.',
    asked: 'Asked to merge it with another incident',
  },
  split: { done: 'Split it in two.', asked: 'Asked to split it in two' },
  investigate: {
    done: 'Had the analyst look at it again.',
    asked: 'Asked the analyst to look at it again',
  },
};

const saidOf = ({ kind, answer }: AnsweredRequest): string => {
  if (answer === null) return `${asked[kind].asked}.`;
  if (answer.refused === null) return asked[kind].done;
  return `${asked[kind].asked}, in vain: ${sayRefusal(answer.refused)}`;
};

const minuteOf = (ms: number): string => new Date(ms).toISOString().slice(0, 16).replace('T', ' ');

/** Each time new evidence opened it again: a stand says so from the next decision on. */
function reopenings({ decisions, reopenedAt }: Happenings): Activity[] {
  const times = new Set([...decisions.map(({ stand }) => stand.reopenedAt), reopenedAt]);
  return [...times]
    .filter((at) => at !== null)
    .map((at) => ({
      at,
      actorKind: 'ANALYST',
      actorId: 'Nightjar',
      text: 'Opened it again: new evidence came.',
      note: null,
    }));
}

const words: Record<Change['state'], string> = {
  pending: 'was proposed',
  approved: 'was approved',
  executing: 'is being carried out',
  verified: 'was carried out and verified',
  failed: 'failed',
  partially_applied: 'was applied in part',
  unknown: 'has an unknown outcome',
  declined: 'was declined',
  lapsed: 'lapsed without a decision',
  expired: 'expired',
  cleared: 'was cleared',
  reverted: 'was reverted',
};

const actionNames = { forceLogout: 'Force logout', disableUser: 'Disable user' };

/** What happened to an incident. */
export interface Happenings {
  knownAt: number;
  decisions: readonly StoredDecision[];
  /** What people asked the analyst. */
  requests: readonly AnsweredRequest[];
  /** When new evidence last opened it again. */
  reopenedAt: number | null;
  actions: readonly {
    kind: keyof typeof actionNames;
    targetName: string;
    changes: readonly Change[];
  }[];
  /** The reader works for the MSSP: internal comments are theirs. */
  seesInternal: boolean;
  isPersonId: (by: string) => boolean;
  nameOf: (personId: string) => string;
}

/** The incident's activity, oldest first. */
export function activityOf(happened: Happenings): Activity[] {
  const { decisions, actions, seesInternal, isPersonId } = happened;
  const opened: Activity = {
    at: happened.knownAt,
    actorKind: 'ANALYST',
    actorId: 'Nightjar',
    text: 'Opened the incident.',
    note: null,
  };
  const people = decisions
    .filter(({ internal }) => seesInternal || !internal)
    .map((decision): Activity => {
      const { at, personId: actorId, note } = decision;
      return { at, actorKind: 'PERSON', actorId, text: said(decision, happened.nameOf), note };
    });
  const responses = actions.flatMap(({ kind, targetName, changes }) =>
    changes.map(({ at, by, state, reason }): Activity => ({
      at,
      actorKind: isPersonId(by) ? 'PERSON' : 'RESPONDER',
      actorId: by,
      text: `${actionNames[kind]} of ${targetName} ${words[state]}.`,
      note: reason || null,
    })),
  );
  const requests = happened.requests.map((request): Activity => {
    const { at, note, personId: actorId } = request;
    return { at, actorKind: 'PERSON', actorId, text: saidOf(request), note };
  });
  const all = [opened, ...reopenings(happened), ...people, ...requests, ...responses];
  return all.sort((a, b) => a.at - b.at);
}
