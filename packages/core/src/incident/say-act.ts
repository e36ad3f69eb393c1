import { quoteHostile } from './quote-hostile.ts';

/** What an operation is in plain words, by its name in small letters and without a full stop. */
const acts: Readonly<Record<string, string>> = {
  fileaccessed: 'opened files',
  filepreviewed: 'looked at files',
  filedownloaded: 'downloaded files',
  filesyncdownloadedfull: 'downloaded files',
  filemodified: 'changed files',
  fileuploaded: 'uploaded files',
  filedeleted: 'deleted files',
  filerecycled: 'deleted files',
  anonymouslinkcreated: 'made a link that anyone can open',
  movetodeleteditems: 'moved mail to the deleted items',
  softdelete: 'deleted mail',
  harddelete: 'deleted mail for good',
  update: 'changed items in the mailbox',
  create: 'made items in the mailbox',
  mailboxlogin: 'opened the mailbox',
  'add-mailboxpermission': 'opened a mailbox to another account',
  'add-mailboxfolderpermission': 'opened a mail folder to another account',
  'add-recipientpermission': 'let another account send mail in someone’s name',
  'set-adminauditlogconfig': 'changed whether acts are recorded',
  'set-mailboxauditbypassassociation': 'changed whether an account’s acts are recorded',
  'set-organizationconfig': 'changed settings of the whole organisation',
  'set-casmailbox': 'changed by which ways a mailbox can be opened',
  'new-rolegroup': 'made a group of administrators',
  'new-managementroleassignment': 'gave an administrator’s role for mail',
  'remove-dlpcompliancepolicy': 'removed a rule that protects data',
  'disable strong authentication': 'switched off a second factor',
  'add member to role': 'gave an account a role',
  'remove member from role': 'took a role from an account',
  'add user': 'made an account',
  'delete user': 'deleted an account',
  'disable account': 'switched off an account',
  'reset user password': 'set the password of an account',
  'set federation settings on domain': 'changed who vouches for sign-ins of a domain',
  'set domain authentication': 'changed who vouches for sign-ins of a domain',
  'add owner to application': 'gave an application another owner',
  accept: 'accepted connections',
  reject: 'refused connections',
  stoplogging: 'stopped the record of acts',
  deletetrail: 'deleted the record of acts',
  puteventselectors: 'changed which acts are recorded',
  deleteflowlogs: 'switched off the record of network connections',
  assumerole: 'took on a role',
  getobject: 'read stored objects',
  putobject: 'wrote stored objects',
  deleteobject: 'deleted stored objects',
  getsecretvalue: 'read secrets',
  getparameter: 'read settings that may hold secrets',
  getpassworddata: 'asked for the password of a machine',
  putrolepolicy: 'changed what a role may do',
  putuserpolicy: 'changed what an account may do',
  attachrolepolicy: 'changed what a role may do',
  attachuserpolicy: 'changed what an account may do',
  updateassumerolepolicy: 'changed who may take on a role',
  createaccesskey: 'made an access key',
  createuser: 'made an account',
  createloginprofile: 'gave an account a password',
  updateloginprofile: 'set the password of an account',
  putbucketpolicy: 'changed who may reach a store',
  putbucketacl: 'changed who may reach a store',
  modifyimageattribute: 'changed with whom a machine’s image is shared',
  modifysnapshotattribute: 'changed with whom a snapshot is shared',
  runinstances: 'started machines',
};

/** Families of names; what follows the verb is written by vendors and others, and stays in quotes. */
const families: readonly (readonly [RegExp, string])[] = [
  [/^(?:List|Describe|Get|Head|Lookup|Search|BatchGet)/, 'looked things up'],
  [/^(?:Delete|Remove|Terminate)/, 'removed something'],
  [/^(?:Create|Add|New|Register)/, 'added something'],
  [/^(?:Put|Update|Set|Modify|Change|Attach|Detach|Enable|Disable)/, 'changed a setting'],
];

const looking = families[0]![1];

/** Such as `opened files`; null where nothing plain is known of it. */
function plainAct(operation: string): string | null {
  const name = operation.toLowerCase().replace(/\.$/, '');
  // Outsiders name operations: `constructor` is none of ours.
  if (Object.hasOwn(acts, name)) return acts[name]!;
  return families.find(([pattern]) => pattern.test(operation))?.[1] ?? null;
}

/** Whether it only looks: many of them are told as one. */
export function isLookingUp(operation: string): boolean {
  return plainAct(operation) === looking;
}

const shownMax = 3;

/** What was done, in plain words with the records' own names: `opened files (“FileAccessed”)`. */
export function sayAct(operations: readonly string[]): string {
  const names = [...new Set(operations)];
  const shown = names.slice(0, shownMax).map(quoteHostile).join(', ');
  const more = names.length > shownMax ? ` and ${names.length - shownMax} more` : '';
  const plain = plainAct(names[0]!);
  return plain === null ? `did ${shown}${more}` : `${plain} (${shown}${more})`;
}
