import type { OcsfEvent } from '@nightjar/core';
import { classed } from '../event/ocsf-class.ts';
import type { AuditRecord } from './audit-record.ts';

export const activities: ReadonlyMap<string, number> = new Map([
  ['MemberAdded', 3],
  ['MemberRemoved', 4],
  ['MemberRoleChanged', 1],
  ['TeamCreated', 6],
  ['TeamDeleted', 5],
]);

/** Who is in a team, and whether there is one. */
export function isMembership(from: AuditRecord): boolean {
  return (
    /teams/i.test(from.Workload ?? '') &&
    activities.has(from.Operation) &&
    Boolean(from.TeamName || from.TeamGuid)
  );
}

/** A team is a group. */
export function membershipOf(from: AuditRecord): Partial<OcsfEvent> {
  return {
    ...classed(3006, activities.get(from.Operation) ?? 99),
    group: {
      name: from.TeamName || from.TeamGuid || '',
      ...(from.TeamGuid ? { uid: from.TeamGuid } : {}),
      type: 'Team',
    },
  };
}
