import { titledFields, titleReader, type Titles } from '../microsoft-exports/portal-titles.ts';

/** Microsoft Graph's name of a field, and what downloads of users call it. */
const titles: Titles = {
  id: ['id', 'objectId', 'Object Id'],
  userPrincipalName: ['userPrincipalName', 'User principal name'],
  displayName: ['displayName', 'Display name'],
  givenName: ['givenName', 'First name'],
  department: ['department'],
  jobTitle: ['jobTitle', 'Title'],
  mail: ['mail'],
  userType: ['userType', 'User type'],
  accountEnabled: ['accountEnabled', 'Account enabled'],
  memberOf: ['memberOf'],
  asOf: ['asOf'],
};

/** A user's fields under the names of Graph; what we have no use for stays in the rest, under its own title. */
export const readUser = titleReader(titles);

const fieldsOf = titledFields(titles);

/** Is it a user of the directory? Sign-ins and risks name one too, but tell nothing of what he is there. */
export function isUserRow(record: Readonly<Record<string, unknown>>): boolean {
  const fields = fieldsOf(record);
  const has = (...names: string[]): boolean => names.some((name) => fields.has(name));
  if (!has('id') || !has('userPrincipalName')) return false;
  return (
    has('accountEnabled', 'department', 'memberOf') ||
    (has('displayName') && has('givenName', 'jobTitle', 'mail', 'userType'))
  );
}
