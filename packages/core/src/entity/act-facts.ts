import { OcsfClass, type OcsfEvent, textOf } from '../ocsf/index.ts';
import { isAttackTool } from './attack-tool.ts';
import { hidesFindings, switchesAuditOff } from './audit-facts.ts';
import {
  asksByFilter,
  endsVersions,
  isOfInstance,
  isOffProvider,
  isOfLeakedKey,
  isOfStart,
  setsMasterPassword,
  usesStrangeKey,
  wantsAccelerators,
} from './cloud-facts.ts';
import { allowsForwarding, opensFilter } from './mail-policy-facts.ts';
import { isDeviceCode, isLegacySignIn, opensOldProtocol } from './sign-in-facts.ts';
import { opensAdminPort, opensToWorld } from './opened-ports.ts';
import { requestOf, unmappedOf } from './request-of.ts';
import { opensToAll, sharesOutside } from './sharing-facts.ts';

/**
 * What an act shows by itself, whoever did it. A model asks for these words; each is read off the event
 * alone, so that any stage finds the same.
 */
export const facts = {
  'admin-role': 'gives a role or policy that rules the directory, the mail or the account',
  'admin-role-taken': 'takes away a role that rules the directory, the mail or the account',
  'old-protocol': 'lets mail be read or sent by a protocol that sends the password itself',
  public: 'opens something to everyone on the internet',
  'open-to-world': 'lets every address connect',
  'admin-port': 'lets every address connect to a port of remote control or of a database',
  'shared-outside': 'shares something with another account or organisation',
  'mfa-off': 'takes a second factor away',
  'mfa-added': 'gives an account another second factor',
  'audit-off': 'switches a record of acts off, or makes it blind',
  'without-mfa': 'a sign-in that says no second factor was used',
  'legacy-auth': 'a sign-in that sends the password itself, past any second factor',
  'device-code': 'a sign-in by a code typed on another device',
  'attack-tool': 'by a client that names itself as a tool for attacks',
  root: 'by the owner of a cloud account',
  'for-another': 'about another account than the one that acts',
  guest: 'about an account of another organisation',
  'external-recipient': 'mail to a domain that is not the own',
  'markup-attachment': 'mail with an attached page or picture that can hold script',
  'archive-attachment': 'mail with an attached archive or disk image',
  'other-account': 'takes a role of another account than its own',
  'start-script': 'about what a machine runs when it starts',
  accelerated: 'asks for a machine with accelerators, as mining and the running of models want',
  'off-provider':
    'signed with the credentials of a machine, from outside the networks of its cloud',
  'leaked-key': 'locks up a key that the cloud itself found published',
  'by-filter': 'asks for all secrets that fit a filter, and names none',
  'recovery-off': 'keeps no earlier versions of what a store holds',
  'strange-key': 'writes data under a key that the account does not hold',
  'findings-hidden': 'makes a detector keep findings to itself',
  'master-password': 'sets the password by which a database is ruled',
  'forward-allowed': 'lets everybody’s mail be forwarded outside by rule',
  'filter-opened': 'lets mail past what checks it, or switches a check off',
  severe: 'a finding that its detector calls high or critical',
  'on-instance-role': 'signed with the credentials of a machine',
  'from-sent-items': 'about mail that was sent from the mailbox',
  'log-throttled': 'mail read so fast that the log stopped telling it for the day',
  'by-service': 'made by a service of the cloud in someone’s name',
} as const;
export type Fact = keyof typeof facts;

type Reads = (event: OcsfEvent) => boolean;

const adminRoles =
  /\b(?:global|company|super|organization|privileged (?:role|authentication)|application|cloud application|exchange|sharepoint|user|security|hybrid identity|intune|authentication|domain name|conditional access|billing|helpdesk) administrator\b|user access administrator|^owner$|organization management|discovery management|applicationimpersonation|mailbox import export/i;
const adminPolicies = /AdministratorAccess|IAMFullAccess|PowerUserAccess|SystemAdministrator/;

/** A statement that allows everything, as a policy's text has it, escaped or not. */
const allowsAll = /\\?"Action\\?"\s*:\s*(?:\[\s*)?\\?"\*\\?"/;
const policyOperations = /^(?:Attach|Put|Create)(?:User|Role|Group)?Policy(?:Version)?$/;

const givesAdmin: Reads = (event) => {
  if (event.class_uid === OcsfClass.userAccess && event.activity_id === 1)
    return (event.privileges ?? []).some((role) => adminRoles.test(role.slice(0, 200)));
  const { event_code: operation } = event.metadata;
  if (/roleAssignments\/write$/i.test(operation))
    // The ids of Owner and of User Access Administrator are the same everywhere in Azure.
    return /8e3af657-a8ff-443c-a75c-2fe8c4bcb635|18d7d88d-d35e-4fb5-a5c3-7773c20a72d9/i.test(
      unmappedOf(event),
    );
  if (
    /^(?:(?:Add|Update)-RoleGroupMember|New-RoleGroup|New-ManagementRoleAssignment)$/.test(
      operation,
    )
  )
    return adminRoles.test(requestOf(event));
  if (event.cloud?.provider !== 'AWS' || !policyOperations.test(operation)) return false;
  const request = requestOf(event);
  return adminPolicies.test(request) || allowsAll.test(request);
};

const takesAdmin: Reads = (event) =>
  event.class_uid === OcsfClass.userAccess &&
  event.activity_id === 2 &&
  (event.privileges ?? []).some((role) => adminRoles.test(role.slice(0, 200)));

function actorNameOf(event: OcsfEvent): string {
  const user = event.actor?.user;
  return (user?.email_addr ?? user?.name ?? user?.uid ?? '').toLowerCase();
}

const isForAnother: Reads = (event) => {
  if (event.class_uid !== OcsfClass.accountChange && event.class_uid !== OcsfClass.userAccess)
    return false;
  const target = (event.user?.email_addr ?? event.user?.name ?? '').toLowerCase();
  const actor = actorNameOf(event);
  return target !== '' && actor !== '' && target !== actor && !actor.endsWith(`/${target}`);
};

const isGuest: Reads = (event) =>
  /#ext#/i.test(event.user?.name ?? '') || /invite external user/i.test(event.metadata.event_code);

const attached = (event: OcsfEvent, pattern: RegExp): boolean =>
  (event.email?.files ?? []).some(({ name }) => pattern.test(name.slice(-200)));

const hasOutsideRecipient: Reads = (event) => {
  const own = /@([^@]+)$/.exec(event.email?.from ?? actorNameOf(event))?.[1]?.toLowerCase();
  if (own === undefined) return false;
  return (event.email?.to ?? []).some((address) => {
    const domain = /@([^@]+)$/.exec(address.toLowerCase())?.[1];
    return domain !== undefined && domain !== own && !domain.endsWith(`.${own}`);
  });
};

/** A role is named by its account; who takes it has one, too. */
const takesRoleOfAnother: Reads = (event) => {
  if (!event.metadata.event_code.startsWith('AssumeRole')) return false;
  const of = event.session?.issuer?.split(':')[4];
  const own = event.actor?.user?.account?.uid ?? event.cloud?.account?.uid;
  return of !== undefined && own !== undefined && of !== '' && of !== own;
};

const isThrottled: Reads = ({ metadata, unmapped }) => {
  const properties = unmapped?.['OperationProperties'];
  if (metadata.event_code !== 'MailItemsAccessed' || !Array.isArray(properties)) return false;
  return (properties as readonly { Name?: unknown; Value?: unknown }[]).some(
    (one) => one?.Name === 'IsThrottled' && /^true$/i.test(textOf(one.Value)),
  );
};

const isOfSentItems: Reads = ({ unmapped }) => {
  const folder = unmapped?.['Folder'];
  if (typeof folder !== 'object' || folder === null || !Object.hasOwn(folder, 'Path')) return false;
  return /sent items/i.test(textOf((folder as Record<string, unknown>)['Path']).slice(0, 300));
};

type Readings = readonly (readonly [Fact, Reads])[];

const ofCloud: Readings = [
  ['open-to-world', opensToWorld],
  ['admin-port', opensAdminPort],
  ['root', (event) => event.actor?.user?.type === 'Root'],
  ['other-account', takesRoleOfAnother],
  ['start-script', isOfStart],
  ['accelerated', wantsAccelerators],
  ['off-provider', isOffProvider],
  ['leaked-key', isOfLeakedKey],
  ['by-filter', asksByFilter],
  ['recovery-off', endsVersions],
  ['strange-key', usesStrangeKey],
  ['findings-hidden', hidesFindings],
  ['master-password', setsMasterPassword],
  ['on-instance-role', isOfInstance],
  ['by-service', (event) => event.actor?.invoked_by !== undefined],
];
const ofAccounts: Readings = [
  ['mfa-off', (event) => event.class_uid === OcsfClass.accountChange && event.activity_id === 11],
  ['mfa-added', (event) => event.class_uid === OcsfClass.accountChange && event.activity_id === 10],
  ['for-another', isForAnother],
  ['guest', isGuest],
];
const ofClients: Readings = [['attack-tool', isAttackTool]];
const ofSignIns: Readings = [
  ['without-mfa', (event) => event.is_mfa === false],
  ['legacy-auth', isLegacySignIn],
  ['device-code', isDeviceCode],
];
const ofFindings: Readings = [['severe', ({ severity_id: severity }) => severity >= 4]];
const ofMail: Readings = [
  ['external-recipient', hasOutsideRecipient],
  ['markup-attachment', (event) => attached(event, /\.(?:html?|xhtml|shtml|svg|mht(?:ml)?)$/i)],
  ['archive-attachment', (event) => attached(event, /\.(?:zip|rar|7z|iso|img|vhdx?|cab|ace)$/i)],
];
const ofChanges: Readings = [
  ['admin-role', givesAdmin],
  ['public', opensToAll],
  ['shared-outside', sharesOutside],
  ['admin-role-taken', takesAdmin],
  ['old-protocol', opensOldProtocol],
  ['forward-allowed', allowsForwarding],
  ['filter-opened', opensFilter],
  ['audit-off', switchesAuditOff],
  ['log-throttled', isThrottled],
  ['from-sent-items', isOfSentItems],
];

/** What is looked at depends on the class: most events are of a kind that shows none of it. */
function readingsOf(event: OcsfEvent): Readings {
  const { class_uid: classUid } = event;
  if (classUid === OcsfClass.emailActivity) return ofMail;
  if (classUid >= 4000 && classUid < 5000) return none;
  const cloud = event.cloud === undefined ? none : ofCloud;
  if (classUid >= 2000 && classUid < 3000) return [...ofFindings, ...cloud];
  if (classUid === OcsfClass.authentication) return [...cloud, ...ofSignIns, ...ofClients];
  const isIdentity = Math.floor(classUid / 1000) === 3;
  return [...(isIdentity ? ofAccounts : none), ...cloud, ...ofChanges, ...ofClients];
}

const none: Readings = [];
const order = new Map(Object.keys(facts).map((fact, at) => [fact, at]));

/** The words that hold of an event, in the order of the catalogue. */
export function factsOf(event: OcsfEvent): Fact[] {
  const found: Fact[] = [];
  for (const [fact, holds] of readingsOf(event)) if (holds(event)) found.push(fact);
  return found.length < 2 ? found : found.sort((a, b) => order.get(a)! - order.get(b)!);
}
