import { titledFields, titleReader, type Titles } from '../microsoft-exports/portal-titles.ts';

/** Microsoft Graph's name of a field, and what downloads of users call it. */
const titles: Titles = {
  id: ['id', 'objectId', 'Object Id'],
  userPrincipalName: ['userPrincipalName', 'User principal name'],
  displayName: ['displayName', 'Display name'],
  department: ['department'],
  memberOf: ['memberOf'],
  asOf: ['asOf'],
};

/** A user's fields under the names of Graph; what we have no use for stays in the rest, under its own title. */
export const readUser = titleReader(titles);

const fieldsOf = titledFields(titles);

/**
 * Is it a user of the directory, and is told what he belongs to there? Sign-ins and risks name one too; and a
 * list of names alone would say of everybody that he belongs to nothing.
 */
export function isUserRow(record: Readonly<Record<string, unknown>>): boolean {
  const fields = fieldsOf(record);
  return fields.has('id') && fields.has('userPrincipalName') && tellsGroups(fields);
}

const tellsGroups = (fields: ReadonlySet<string | undefined>): boolean =>
  fields.has('department') || fields.has('memberOf');

/** Whether a department is told, be it that there is none. */
export const tellsDepartment = (record: Readonly<Record<string, unknown>>): boolean =>
  fieldsOf(record).has('department');
