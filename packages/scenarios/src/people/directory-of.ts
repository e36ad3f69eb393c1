import { createRandom, guidFrom } from '../random.ts';
import type { Organisation, Person, VendorJson, VendorRecord } from '../types.ts';

/** Groups across departments: who is in them has little else in common. */
const projects = ['Project Heron', 'Project Larch', 'Works council'];
const projectShare = 0.12;

/**
 * The organisation's directory at a time, as Microsoft Graph lists its users with what they are members of:
 * everyone's department with its group, all staff, projects, roles of administrators. Whoever is to start
 * later is in it already.
 */
export function directoryOf(organisation: Organisation, asOf: number): VendorRecord[] {
  return organisation.people.map((person) => ({
    source: 'entra-directory',
    happenedAt: asOf,
    arrivesAt: asOf,
    record: userOf(organisation, person, asOf),
  }));
}

function userOf(organisation: Organisation, person: Person, asOf: number): VendorJson {
  const { id, upn, displayName, department } = person;
  return {
    id,
    userPrincipalName: upn,
    displayName,
    mail: upn,
    department,
    accountEnabled: true,
    userType: 'Member',
    memberOf: membershipsOf(organisation, person).map(({ kind, name }) => ({
      '@odata.type': `#microsoft.graph.${kind}`,
      id: guidFrom(`${organisation.organizationId}/${kind}/${name}`),
      displayName: name,
    })),
    asOf: new Date(asOf).toISOString(),
  };
}

interface Membership {
  kind: 'group' | 'directoryRole';
  name: string;
}

function membershipsOf(organisation: Organisation, person: Person): Membership[] {
  const group = (name: string): Membership => ({ kind: 'group', name });
  const role = (name: string): Membership => ({ kind: 'directoryRole', name });
  const { department, upn } = person;
  if (person.role === 'service' || person.role === 'mailing') return [group('Service accounts')];
  const random = createRandom(`directory/${organisation.seed}/${upn}`);
  const own = [group('All staff'), group(`All ${department}`)];
  const across = projects.filter(() => random.chance(projectShare)).map(group);
  if (person.role !== 'administrator') return [...own, ...across];
  const isFirst = organisation.people[0]?.upn === upn;
  const roles = ['User Administrator', ...(isFirst ? ['Global Administrator'] : [])];
  return [...own, group('Administrators'), ...across, ...roles.map(role)];
}
