const numbered = (words: string): Readonly<Record<number, string>> =>
  Object.fromEntries(words.split(', ').map((word, index) => [index + 1, word]));

const writes = numbered('Create, Read, Update, Delete, Move, Enroll, Unenroll, Enable, Disable');
const connects = numbered('Open, Close, Reset, Fail, Refuse, Traffic');

interface Words {
  name: string;
  activities: Readonly<Record<number, string>>;
}

/** OCSF's words for the classes and activities that the normalisers give. */
const classes: Readonly<Record<number, Words>> = {
  2004: { name: 'Detection Finding', activities: numbered('Create, Update, Close') },
  3001: {
    name: 'Account Change',
    activities: numbered(
      'Create, Enable, Password Change, Password Reset, Disable, Delete, Attach Policy, ' +
        'Detach Policy, Lock, MFA Factor Enable, MFA Factor Disable, Unlock',
    ),
  },
  3002: { name: 'Authentication', activities: { 1: 'Logon', 2: 'Logoff', 7: 'Account Switch' } },
  3004: { name: 'Entity Management', activities: writes },
  3005: {
    name: 'User Access Management',
    activities: numbered('Assign Privileges, Revoke Privileges'),
  },
  3006: {
    name: 'Group Management',
    activities: numbered(
      'Assign Privileges, Revoke Privileges, Add User, Remove User, Delete, Create',
    ),
  },
  4001: { name: 'Network Activity', activities: connects },
  4002: {
    name: 'HTTP Activity',
    activities: numbered('Connect, Delete, Get, Head, Options, Post, Put, Trace, Patch'),
  },
  4003: { name: 'DNS Activity', activities: { 1: 'Query', 2: 'Response', 6: 'Traffic' } },
  4005: { name: 'RDP Activity', activities: { 3: 'Connect Request' } },
  4007: { name: 'SSH Activity', activities: connects },
  4009: { name: 'Email Activity', activities: numbered('Send, Receive, Scan, Trace') },
  5003: { name: 'User Inventory Info', activities: numbered('Log, Collect') },
  6003: { name: 'API Activity', activities: numbered('Create, Read, Update, Delete') },
  6005: {
    name: 'Datastore Activity',
    activities: numbered('Read, Update, Connect, Query, Write, Create, Delete, List'),
  },
  6006: {
    name: 'File Hosting Activity',
    activities: numbered(
      'Upload, Download, Update, Delete, Rename, Copy, Move, Restore, Preview, Lock, Unlock, ' +
        'Share, Unshare, Open, Sync, Unsync',
    ),
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
