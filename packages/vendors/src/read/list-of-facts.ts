/** What stands in a list, and the fields by which it is known, small and without their case. */
const lists: readonly (readonly [what: string, ...fields: readonly string[]])[] = [
  ['mailbox rules', 'username', 'rulename', 'ruleenabled'],
  ['mailbox rules', 'ruleidentity', 'mailboxownerid'],
  ['transport rules', 'name', 'description', 'createdby', 'whenchanged', 'state'],
  ['mailbox permissions', 'identity', 'user', 'accessrights'],
  ['permissions of applications', 'permissiontype', 'clientobjectid', 'permission'],
  ['permissions of applications', 'clientid', 'consenttype', 'scope', 'resourceid'],
  ['permissions of applications', 'approleid', 'principalid', 'resourceid'],
  ['users: neither department nor memberOf is told', 'id', 'userprincipalname', 'displayname'],
  ['users', 'userprincipalname', 'accountenabled'],
  ['users', 'userprincipalname', 'displayname', 'mail'],
  // Of one group's members no one event can tell, and Graph gives only the first of them.
  ['groups: who is in them is read of users with memberOf', 'id', 'displayname', 'members'],
  ['groups', 'displayname', 'grouptypes', 'mailenabled'],
  ['devices', 'deviceid', 'displayname', 'trusttype'],
  ['service principals', 'appid', 'serviceprincipaltype'],
  ['applications', 'appid', 'signinaudience'],
  ['roles', 'roledefinitionid', 'principalid'],
  ['roles', 'displayname', 'roletemplateid'],
  ['roles', 'username', 'userid', 'role'],
  ['authentication methods', 'userprincipalname', 'ismfaregistered'],
  ['policies', 'displayname', 'conditions', 'grantcontrols'],
];

/** Tables whose rows are events: a row without the table's own fields is what a query made of them. */
const tables = new Set([
  'SigninLogs',
  'AADNonInteractiveUserSignInLogs',
  'AADServicePrincipalSignInLogs',
  'AADManagedIdentitySignInLogs',
  'AuditLogs',
  'OfficeActivity',
  'AzureActivity',
  'AWSCloudTrail',
]);

const fieldsMax = 500;

/** Why a record that no feed knows is no event: it tells how things stand, or sums events up. */
export function whyNoEvent(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null) return undefined;
  const names = Object.keys(record).slice(0, fieldsMax);
  const fields = new Set(names.map((name) => name.trim().toLowerCase()));
  const what = lists.find(([, ...needed]) => needed.every((name) => fields.has(name)))?.[0];
  if (what !== undefined) return `a list of facts (${what}), not events`;
  const { Type: table, category } = record as { Type?: unknown; category?: unknown };
  if ([table, category].includes('MicrosoftGraphActivityLogs'))
    return 'a request to Microsoft Graph, of which what it changed is told by the audit logs';
  return typeof table === 'string' && tables.has(table)
    ? `what a query made of the table ${table}, not its events`
    : undefined;
}
