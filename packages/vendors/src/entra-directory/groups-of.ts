import type { OcsfUser } from '@nightjar/core';
import { titleReader } from '../microsoft-exports/portal-titles.ts';
import { Fields, filled, isRecord, isText } from '../record/fields.ts';

type Group = NonNullable<OcsfUser['groups']>[number];

/** Nobody is in more than these; a record may say anything. */
const groupsMax = 1_000;

/** What a user belongs to: his department, and groups and roles of the directory. */
export function groupsOf(fields: Fields): Group[] {
  const memberOf = fields.peek('memberOf', Array.isArray) ?? [];
  const department = departmentOf(fields);
  const groups = new Map<string, Group>();
  for (const group of [department, ...memberOf.map(groupIn)]) {
    if (groups.size >= groupsMax) break;
    if (group === undefined) continue;
    const key = group.uid ?? `${group.type} ${group.name}`;
    if (!groups.has(key)) groups.set(key, group);
  }
  return [...groups.values()];
}

function departmentOf(fields: Fields): Group | undefined {
  const told = fields.peek('department', isText);
  const name = told?.trim();
  if (name === told) fields.take('department', isText);
  return name ? { uid: `department:${name}`, name, type: 'Department' } : undefined;
}

const types: ReadonlyMap<string, string> = new Map([
  ['#microsoft.graph.directoryRole', 'Role'],
  ['#microsoft.graph.administrativeUnit', 'Administrative Unit'],
]);

const readMember = titleReader({
  id: ['id'],
  displayName: ['displayName'],
  kind: ['@odata.type'],
  more: ['AdditionalProperties'],
});

/** PowerShell writes what it has no property for, the name among it, a level deeper. */
function groupIn(member: unknown): Group | undefined {
  if (!isRecord(member)) return undefined;
  const { taken } = readMember(member);
  const more = isRecord(taken['more']) ? readMember(taken['more']).taken : {};
  const fields = new Fields({ ...more, ...taken });
  const named = filled({
    uid: fields.peek('id', isText),
    name: fields.peek('displayName', isText),
  });
  return named && { ...named, type: types.get(fields.peek('kind', isText) ?? '') ?? 'Group' };
}
