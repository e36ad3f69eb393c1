import type { IncidentDecision } from '@nightjar/db';
import type { Change } from '../response/stand-of.ts';

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

const said = (decision: IncidentDecision): string => {
  switch (decision.kind) {
    case 'acknowledge':
      return 'Took the incident.';
    case 'assign':
      return 'Was assigned.';
    case 'benign':
      return `Closed it as benign: ${reasons[decision.reason ?? ''] ?? 'no reason given'}.`;
    case 'reopen':
      return 'Opened it again.';
    case 'comment':
      return decision.internal ? 'Commented, for the team only.' : 'Commented.';
  }
};

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
  decisions: readonly IncidentDecision[];
  actions: readonly {
    kind: keyof typeof actionNames;
    targetName: string;
    changes: readonly Change[];
  }[];
  /** The reader works for the MSSP: internal comments are theirs. */
  seesInternal: boolean;
  isPersonId: (by: string) => boolean;
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
      return { at, actorKind: 'PERSON', actorId, text: said(decision), note };
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
  return [opened, ...people, ...responses].sort((a, b) => a.at - b.at);
}
