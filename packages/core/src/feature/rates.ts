import type { Act, Metric } from '../entity/types.ts';
import { isChange, isDeletion } from './cloud.ts';
import type { RateFeature } from './types.ts';

const flows: readonly Metric[] = ['net.flow', 'net.http', 'net.dns', 'net.remote'];
const directory: readonly Metric[] = ['saas.activity'];

const when = (holds: (act: Act) => boolean) => (act: Act) => (holds(act) ? 1 : 0);
const isOf =
  (...operations: readonly string[]) =>
  (act: Act): number =>
    operations.includes(act.operation) ? 1 : 0;
const isRefused = ({ outcome }: Act): boolean => outcome === 'failure';
const matching = (pattern: RegExp) => when(({ operation }) => pattern.test(operation));
/** Microsoft's logs end an operation's name with a full stop or do not. */
const directoryChange = (pattern: RegExp) =>
  when((act) => act.operationClass === 'directory' && pattern.test(act.operation));

const sent = ['Send', 'SendAs', 'SendOnBehalf'];
const downloaded = ['FileDownloaded', 'FileSyncDownloadedFull'];
const deleted = ['FileDeleted', 'FileRecycled', 'FileDeletedFirstStageRecycleBin', 'FolderDeleted'];
const changed = ['FileRenamed', 'FileModified', 'FileUploaded', 'FileModifiedExtended'];
const read = ['FileAccessed', 'FileAccessedExtended', 'FilePreviewed'];
const objectReads = ['GetObject', 'CopyObject', 'SelectObjectContent'];

/** How much in an hour. Failures come first: the oldest of them. */
export const rateFeatures = [
  {
    name: 'failures',
    label: 'failed sign-ins',
    metrics: ['saas.login.failure'],
    amount: () => 1,
    // Two feeds tell one sign-in.
    distinct: (act) => act.correlation ?? act.id,
  },
  {
    name: 'consoleFailures',
    label: 'failed sign-ins to the console',
    metrics: ['iaas.login.failure'],
    amount: () => 1,
  },
  {
    name: 'secondFactors',
    label: 'second factors asked for and not given',
    metrics: ['saas.login.failure'],
    amount: when((act) => ['50074', '50076', '500121'].includes(act.errorCode ?? '')),
  },
  {
    name: 'signInNetworks',
    label: 'networks signed in from',
    metrics: ['saas.login.success', 'iaas.login.success'],
    amount: () => 1,
    distinct: (act) => (act.intel?.asn ? `AS${act.intel.asn}` : null),
  },
  {
    name: 'sends',
    label: 'messages sent',
    metrics: ['saas.mail.sent'],
    amount: () => 1,
    bulk: sent,
  },
  {
    name: 'recipients',
    label: 'recipients written to',
    metrics: ['saas.mail.traced'],
    amount: (act) => act.mail?.recipients ?? 0,
    bulk: ['MessageTrace'],
  },
  {
    name: 'mailReads',
    label: 'mail items read',
    metrics: ['saas.mail.accessed'],
    amount: (act) => act.count,
  },
  {
    name: 'mailDeletes',
    label: 'mail items deleted',
    metrics: directory,
    amount: isOf('HardDelete', 'SoftDelete', 'MoveToDeletedItems'),
    bulk: ['HardDelete', 'SoftDelete', 'MoveToDeletedItems'],
  },
  {
    name: 'mailCommands',
    label: 'commands to the mail system',
    metrics: ['saas.exchange.admin'],
    amount: () => 1,
  },
  {
    name: 'downloads',
    label: 'files downloaded',
    metrics: directory,
    amount: isOf(...downloaded),
    bulk: downloaded,
  },
  {
    name: 'fileReads',
    label: 'files read',
    metrics: directory,
    amount: isOf(...read),
    bulk: read,
  },
  {
    name: 'fileDeletes',
    label: 'files deleted',
    metrics: directory,
    amount: isOf(...deleted),
    bulk: deleted,
  },
  {
    name: 'fileChanges',
    label: 'files changed or renamed',
    metrics: directory,
    amount: isOf(...changed),
    bulk: changed,
  },
  {
    name: 'shares',
    label: 'links and invitations made',
    metrics: directory,
    amount: matching(/^(?:AnonymousLink|CompanyLink|SecureLink)Created|^SharingInvitationCreated/),
  },
  {
    name: 'grants',
    label: 'permissions granted to applications',
    metrics: ['saas.oauth.grant'],
    amount: () => 1,
  },
  {
    name: 'rolesGiven',
    label: 'roles given',
    metrics: directory,
    amount: directoryChange(/^add .*\brole\b/i),
  },
  {
    name: 'accountsMade',
    label: 'accounts made or invited',
    metrics: directory,
    amount: directoryChange(/^(?:add user|invite external user)/i),
  },
  {
    name: 'accountsDeleted',
    label: 'accounts deleted or blocked',
    metrics: directory,
    amount: directoryChange(/^(?:hard )?delete user|^disable account/i),
  },
  {
    name: 'passwordResets',
    label: 'passwords reset for others',
    metrics: directory,
    amount: directoryChange(/^reset (?:user )?password/i),
  },
  {
    name: 'directoryReads',
    label: 'entries of the directory read',
    metrics: directory,
    amount: directoryChange(/^(?:list|get|read|search|download users)/i),
  },
  {
    name: 'refusedCalls',
    label: 'calls refused',
    metrics: ['iaas.api'],
    amount: when(isRefused),
    distinct: (act) => (isRefused(act) ? act.operation : null),
  },
  {
    name: 'changes',
    label: 'changes in the cloud',
    metrics: ['iaas.api'],
    amount: when((act) => !isRefused(act) && isChange(act)),
  },
  {
    name: 'discovery',
    label: 'kinds of questions asked of the cloud',
    metrics: ['iaas.api'],
    amount: matching(/^(?:List|Describe|Get(?!Object|Secret|Parameter))/),
    distinct: (act) => act.operation,
  },
  {
    name: 'objectReads',
    label: 'objects read',
    metrics: ['iaas.api'],
    amount: isOf(...objectReads),
    bulk: objectReads,
  },
  {
    name: 'objectDeletes',
    label: 'objects deleted',
    metrics: ['iaas.api'],
    amount: isOf('DeleteObject', 'DeleteObjects'),
    bulk: ['DeleteObject', 'DeleteObjects'],
  },
  {
    name: 'secretReads',
    label: 'secrets read',
    metrics: ['iaas.api'],
    amount: isOf('GetSecretValue', 'GetParameter'),
    distinct: (act) => act.target ?? null,
    bulk: ['GetSecretValue', 'GetParameter'],
  },
  {
    name: 'secretLists',
    label: 'secrets read by lists of names',
    metrics: ['iaas.api'],
    amount: isOf('GetParameters', 'BatchGetSecretValue'),
    distinct: (act) => act.targets ?? act.target ?? null,
  },
  {
    name: 'deletions',
    label: 'resources deleted',
    metrics: ['iaas.api'],
    amount: when((act) => !isRefused(act) && isDeletion(act)),
  },
  {
    name: 'machinesStarted',
    label: 'machines started',
    metrics: ['iaas.api'],
    amount: isOf('RunInstances', 'StartInstances', 'CreateFleet', 'RequestSpotInstances'),
  },
  {
    name: 'rolesTaken',
    label: 'different roles taken',
    metrics: ['iaas.api'],
    amount: matching(/^AssumeRole/),
    distinct: (act) => act.target ?? null,
  },
  {
    name: 'bytesOut',
    label: 'bytes sent outside',
    metrics: flows,
    amount: ({ remote }) => (remote?.direction === 'inner' ? 0 : (remote?.bytesOut ?? 0)),
  },
  {
    name: 'targets',
    label: 'addresses reached inside',
    metrics: flows,
    amount: when(({ remote }) => remote?.direction === 'inner'),
    distinct: ({ remote }) => (remote?.direction === 'inner' ? remote.ip : null),
  },
  {
    name: 'portsTried',
    label: 'ports tried inside',
    metrics: flows,
    amount: when(({ remote }) => remote?.direction === 'inner'),
    distinct: ({ remote }) =>
      remote?.direction === 'inner' && remote.port !== null ? String(remote.port) : null,
  },
  {
    name: 'sources',
    label: 'outside addresses that connected',
    metrics: flows,
    amount: when(({ remote }) => remote?.direction === 'in' && remote.accepted),
    distinct: ({ remote }) => (remote?.direction === 'in' && remote.accepted ? remote.ip : null),
  },
  {
    name: 'refusedSources',
    label: 'outside addresses that were refused',
    metrics: ['net.flow'],
    amount: when(({ remote }) => remote?.direction === 'in' && !remote.accepted),
    distinct: ({ remote }) => (remote?.direction === 'in' && !remote.accepted ? remote.ip : null),
    bulk: ['REJECT', 'NetworkFlow', 'conn', 'flow'],
  },
  {
    name: 'names',
    label: 'names asked for below one domain',
    metrics: ['net.dns'],
    amount: when(({ remote }) => remote?.host !== undefined),
    distinct: ({ remote }) => remote?.host ?? null,
  },
] as const satisfies readonly RateFeature[];
