import { firstParty } from '../people/applications.ts';
import type { VendorJson, VendorRecord } from '../types.ts';
import { recipientsOf } from '../people/correspondents.ts';
import { auditHead, auditRecord, type Act, type Scene } from './act.ts';
import { traceRecords } from './message-trace.ts';

/** The program that talks to the mailbox. With Graph, `appId` is Graph and `clientAppId` the application. */
export interface MailClient {
  info: string;
  process?: string;
  version?: string;
  appId?: string;
  clientAppId?: string;
}

/** Mail items read: one record counts several reads of one folder within two minutes. */
export function mailAccessRecord(
  scene: Scene,
  act: Act,
  access: {
    client: MailClient;
    items: number;
    folder?: string;
    sync?: boolean;
    subjects?: readonly string[];
  },
): VendorRecord {
  const { random } = scene;
  const listed = Math.min(access.items, 4);
  const record = {
    ...exchangeHead(scene, act, { operation: 'MailItemsAccessed', recordType: 50 }),
    ...mailboxOf(scene, act, access.client),
    OperationProperties: [
      { Name: 'MailAccessType', Value: access.sync ? 'Sync' : 'Bind' },
      { Name: 'IsThrottled', Value: 'False' },
    ],
    Folders: [
      {
        FolderItems: access.sync
          ? []
          : Array.from({ length: listed }, (_, index) => ({
              InternetMessageId: messageIdOf(scene, random.int(0, 1e9)),
              ...(access.subjects?.[index] ? { Subject: access.subjects[index] } : {}),
              SizeInBytes: random.int(4000, 90000),
            })),
        Id: `LgAAAAB${act.person.mailboxId.replaceAll('-', '').slice(0, 24)}AQAB`,
        Path: `\\${access.folder ?? 'Inbox'}`,
      },
    ],
    OperationCount: access.items,
  };
  return auditRecord(scene, act.at, record);
}

/** A message; `to` is told by the message trace alone. */
export interface Mail {
  client: MailClient;
  subject: string;
  attachments?: readonly string[] | undefined;
  to?: readonly string[];
}

/** One message sent, and its way to each recipient where the trace is wanted. */
export function sendRecords(scene: Scene, act: Act, mail: Mail): VendorRecord[] {
  const sent = sendRecord(scene, act, mail);
  if (!scene.sources?.includes('message-trace')) return [sent];
  const { InternetMessageId: messageId, SizeInBytes: size } = sent.record['Item'] as Item;
  const to = mail.to ?? recipientsOf(scene, act.person, messageId);
  const traced = { at: act.at + 1000, sender: act.person.upn, subject: mail.subject };
  return [sent, ...traceRecords(scene, { ...traced, to, messageId, fromIp: act.place.ip, size })];
}

interface Item {
  InternetMessageId: string;
  SizeInBytes: number;
}

/** As in reality the record of the mailbox names no recipients. */
function sendRecord(scene: Scene, act: Act, mail: Mail): VendorRecord {
  const { random } = scene;
  const attachments = mail.attachments
    ?.map((name) => `${name} (${random.int(8000, 60000)}b)`)
    .join('; ');
  const record = {
    ...exchangeHead(scene, act, { operation: 'Send', recordType: 2 }),
    ClientIP: act.place.ip,
    ...mailboxOf(scene, act, mail.client),
    Item: {
      Id: 'Unknown',
      InternetMessageId: messageIdOf(scene, random.int(0, 1e9)),
      ParentFolder: { Id: 'LgAAAACOutbox', Path: '\\Drafts' },
      SizeInBytes: random.int(6000, 120000),
      Subject: mail.subject,
      ...(attachments ? { Attachments: attachments } : {}),
    },
    SaveToSentItems: true,
  };
  return auditRecord(scene, act.at, record);
}

/** An Exchange command such as New-InboxRule or Set-Mailbox with its parameters. */
export function exchangeAdminRecord(
  scene: Scene,
  act: Act,
  command: { operation: string; object: string; parameters: Readonly<Record<string, string>> },
): VendorRecord {
  const { organisation, random } = scene;
  const record = {
    ...exchangeHead(scene, act, { operation: command.operation, recordType: 1 }),
    UserType: 2,
    ClientIP: `${act.place.ip}:${random.int(1025, 64000)}`,
    ObjectId: `EURPR03A010.PROD.OUTLOOK.COM/Microsoft Exchange Hosted Organizations/${organisation.domain}/${command.object}`,
    AppId: firstParty.exchange.id,
    ClientAppId: '',
    ExternalAccess: false,
    OrganizationName: organisation.domain,
    OriginatingServer: 'DB9PR03MB7130 (15.20.6411.021)',
    Parameters: Object.entries(command.parameters).map(([Name, Value]) => ({ Name, Value })),
    SessionId: act.session,
    AppAccessContext: { AADSessionId: act.session },
  };
  return auditRecord(scene, act.at, record);
}

function exchangeHead(
  scene: Scene,
  act: Act,
  kind: { operation: string; recordType: number },
): VendorJson {
  const exchange = { workload: 'Exchange', userKey: act.person.puid };
  return auditHead(scene, act, {
    ...exchange,
    ...kind,
    resultStatus: kind.recordType === 1 ? 'True' : 'Succeeded',
  });
}

function mailboxOf(scene: Scene, act: Act, client: MailClient): VendorJson {
  return {
    AppId: client.appId ?? firstParty.exchange.id,
    ClientAppId: client.clientAppId ?? '',
    ClientIPAddress: act.place.ip,
    ClientInfoString: client.info,
    ...(client.process ? { ClientProcessName: client.process, ClientVersion: client.version } : {}),
    ExternalAccess: false,
    InternalLogonType: 0,
    LogonType: 0,
    LogonUserSid: `S-1-5-21-2108451221-${act.person.puid.slice(-8)}`,
    MailboxGuid: act.person.mailboxId,
    MailboxOwnerSid: `S-1-5-21-2108451221-${act.person.puid.slice(-8)}`,
    MailboxOwnerUPN: act.person.upn,
    OrganizationName: scene.organisation.domain,
    OriginatingServer: 'DB9PR03MB7130 (15.20.6411.021)',
    SessionId: act.session,
    AppAccessContext: { AADSessionId: act.session },
  };
}

function messageIdOf(scene: Scene, serial: number): string {
  return `<DB9PR03MB${String(serial).padStart(10, '0')}@${scene.organisation.slug}.eurprd03.prod.outlook.com>`;
}
