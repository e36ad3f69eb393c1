const writes = { 1: 'Create', 2: 'Read', 3: 'Update', 4: 'Delete', 8: 'Enable', 9: 'Disable' };
const connects = { 1: 'Open', 2: 'Close', 3: 'Reset', 4: 'Fail', 5: 'Refuse', 6: 'Traffic' };
const methods = ['Connect', 'Delete', 'Get', 'Head', 'Options', 'Post', 'Put', 'Trace', 'Patch'];

interface Words {
  name: string;
  activities: Readonly<Record<number, string>>;
}

/** OCSF's words for the classes and activities that the normalisers give. */
const classes: Readonly<Record<number, Words>> = {
  2004: { name: 'Detection Finding', activities: { 1: 'Create', 2: 'Update', 3: 'Close' } },
  3001: {
    name: 'Account Change',
    activities: {
      ...{ 1: 'Create', 2: 'Enable', 3: 'Password Change', 4: 'Password Reset', 5: 'Disable' },
      ...{ 6: 'Delete', 7: 'Attach Policy', 8: 'Detach Policy', 9: 'Lock' },
      ...{ 10: 'MFA Factor Enable', 11: 'MFA Factor Disable', 12: 'Unlock' },
    },
  },
  3002: { name: 'Authentication', activities: { 1: 'Logon', 2: 'Logoff', 7: 'Account Switch' } },
  3004: { name: 'Entity Management', activities: writes },
  3005: {
    name: 'User Access Management',
    activities: { 1: 'Assign Privileges', 2: 'Revoke Privileges' },
  },
  3006: {
    name: 'Group Management',
    activities: {
      ...{ 1: 'Assign Privileges', 2: 'Revoke Privileges', 3: 'Add User', 4: 'Remove User' },
      ...{ 5: 'Delete', 6: 'Create' },
    },
  },
  4001: { name: 'Network Activity', activities: connects },
  4002: {
    name: 'HTTP Activity',
    activities: Object.fromEntries(methods.map((method, index) => [index + 1, method])),
  },
  4003: { name: 'DNS Activity', activities: { 1: 'Query', 2: 'Response', 6: 'Traffic' } },
  4005: { name: 'RDP Activity', activities: { 3: 'Connect Request' } },
  4007: { name: 'SSH Activity', activities: connects },
  4009: { name: 'Email Activity', activities: { 1: 'Send', 4: 'Trace' } },
  6003: { name: 'API Activity', activities: writes },
  6005: {
    name: 'Datastore Activity',
    activities: {
      ...{ 1: 'Read', 2: 'Update', 4: 'Query', 5: 'Write', 7: 'Delete', 8: 'List' },
    },
  },
  6006: {
    name: 'File Hosting Activity',
    activities: {
      ...{ 1: 'Upload', 2: 'Download', 3: 'Update', 4: 'Delete', 5: 'Rename', 6: 'Copy' },
      ...{ 7: 'Move', 8: 'Restore', 9: 'Preview', 10: 'Lock', 11: 'Unlock', 12: 'Share' },
      ...{ 13: 'Unshare', 14: 'Open' },
    },
  },
};

/** `API Activity 6003` and `Create`; throws at a number that has no word here. */
export function wordsOf(classUid: number, activityId: number): { of: string; activity: string } {
  const words = classes[classUid];
  const activity = activityId === 99 ? 'Other' : words?.activities[activityId];
  if (words === undefined || activity === undefined)
    throw new Error(`There is no word for class ${classUid}, activity ${activityId}.`);
  return { of: `${words.name} ${classUid}`, activity };
}
