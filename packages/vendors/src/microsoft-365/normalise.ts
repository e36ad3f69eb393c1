import type { LookUpAddress, OcsfEvent } from '@nightjar/core';
import { fill } from '../record/fields.ts';
import { parseTime } from '../record/parse-time.ts';
import { inPlace } from '../record/read-in-place.ts';
import { classed } from '../event/ocsf-class.ts';
import { deviceOf } from '../event/device-of.ts';
import { endpointOf } from '../event/src-endpoint.ts';
import { isPlaced, type Normalised } from '../vendor.ts';
import { type IsTold, withoutTold } from '../record/without.ts';
import { actorOf, sessionOf } from './actor-of.ts';
import { type AuditRecord, auditRecord, isWhole, namedValue } from './audit-record.ts';
import { isDirectoryChange } from './change-of.ts';
import { kindOf } from './kind-of.ts';
import { isOfficeActivity, toAuditRecord } from './office-activity.ts';
import { isSignIn } from './sign-in.ts';

const addresses = ['ClientIP', 'ClientIPAddress', 'ActorIpAddress'] as const;

const readAudit = inPlace(auditRecord);

/** One record of the unified audit log as OCSF; kinds without a class of their own are API Activity. */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  const own = isOfficeActivity(record) ? toAuditRecord(record) : record;
  const read = readAudit(own);
  if (!read.ok)
    return { ok: false, reason: `microsoft-365: ${read.where} is missing or not as expected` };
  const from = read.value;
  const time = parseTime(from.CreationTime);
  if (Number.isNaN(time)) return { ok: false, reason: 'microsoft-365: CreationTime is no time' };
  const kind = kindOf(from);
  const address = addressOf(from);
  const os = namedValue(from.DeviceProperties, 'OS');
  const event = baseOf(from, time);
  fill(event, endpointOf({ address, os, service: from.Workload || service }, lookUp));
  tellWho(event, { from, kind });
  fill(event, kind);
  const device = kind.class_uid === 3002 ? signedInDeviceOf(from) : undefined;
  if (device) event.device = device;
  if (device || kind.class_uid === 4009) event.metadata.profiles = ['host'];
  event.unmapped = unmappedOf(own as object, { from, event, address, own: own as object });
  if (kind.unmapped) Object.assign(event.unmapped, kind.unmapped);
  return { ok: true, event };
}

const service = 'Microsoft 365';
const failed = /fail|^false$/i;

function baseOf(from: AuditRecord, time: number): OcsfEvent {
  const correlation = correlationOf(from);
  const metadata: OcsfEvent['metadata'] = {
    version: '1.8.0',
    product: { name: 'Microsoft 365', vendor_name: 'Microsoft' },
    uid: from.Id,
    event_code: from.Operation,
    log_version: 'microsoft-365/5',
  };
  if (correlation) metadata.correlation_uid = correlation;
  const event: OcsfEvent = {
    ...classed(6003, 99),
    severity_id: 1,
    time,
    status_id: from.ResultStatus && failed.test(from.ResultStatus) ? 2 : 1,
    metadata,
  };
  if (from.OperationCount) event.count = from.OperationCount;
  return event;
}

/** Who did it, in the places that the class has for it. */
function tellWho(
  event: OcsfEvent,
  { from, kind }: { from: AuditRecord; kind: Partial<OcsfEvent> },
): void {
  const actor = actorOf(from);
  const uid = sessionOf(from);
  const agent =
    from.UserAgent || namedValue(from.ExtendedProperties, 'UserAgent') || from.ClientInfoString;
  if (kind.class_uid === 3002) {
    const { user, ...application } = actor;
    if (user) event.user = user;
    if (application.app_uid) event.actor = application;
    if (uid) event.session = { uid };
  } else {
    if (uid) actor.session = { uid };
    event.actor = actor;
  }
  if (agent && kind.class_uid !== 4009) event.http_request = { user_agent: agent };
}

function signedInDeviceOf({ DeviceProperties: told }: AuditRecord): OcsfEvent['device'] {
  return deviceOf({ uid: namedValue(told, 'Id'), name: namedValue(told, 'DisplayName') });
}

/** The id by which Entra's own logs tell the same: a sign-in by its request, a change by its correlation. */
function correlationOf(from: AuditRecord): string | null | undefined {
  return isDirectoryChange(from) && !isSignIn(from.Operation)
    ? from.InterSystemsId
    : from.IntraSystemId;
}

interface Told {
  from: AuditRecord;
  event: OcsfEvent;
  address: string | undefined;
  /** The record as it came. */
  own: Partial<AuditRecord>;
}

/** Fields whose whole meaning has a place in OCSF, and when it was told there. */
const mapped: ReadonlyMap<string, IsTold<Told>> = new Map<string, IsTold<Told>>([
  ...(
    [
      'Id',
      'CreationTime',
      'Operation',
      'UserId',
      'UserKey',
      'SessionId',
      'UserAgent',
      'OperationCount',
    ] as const
  ).map((name) => [name, ({ from }: Told) => from[name] !== undefined] as const),
  ...addresses.map(
    (name) => [name, ({ from, address }: Told) => isSame(from[name], address)] as const,
  ),
  ...(['IntraSystemId', 'InterSystemsId'] as const).map(
    (name) =>
      [
        name,
        ({ from, event }: Told) => isSame(from[name], event.metadata.correlation_uid),
      ] as const,
  ),
  [
    'Workload',
    ({ from, event }: Told) => Boolean(from.Workload && (event.api ?? isSignIn(from.Operation))),
  ],
  [
    'Parameters',
    ({ event, own }: Told) => event.api?.request !== undefined && isWhole(own.Parameters),
  ],
  [
    'ObjectId',
    ({ from, event }: Told) =>
      isSame(from.ObjectId, event.resources?.[0]?.name) ||
      isSame(from.ObjectId, event.service?.uid) ||
      isSame(from.ObjectId, event.file?.path),
  ],
  [
    'ChatThreadId',
    ({ from, event }: Told) => isSame(from.ChatThreadId, event.resources?.[0]?.name),
  ],
  [
    'ErrorNumber',
    ({ from, event }: Told) =>
      event.status_code !== undefined && event.status_code === String(from.ErrorNumber),
  ],
]);

function isSame(field: string | null | undefined, told: string | undefined): boolean {
  return Boolean(told) && field === told;
}

/** What the record says beyond what was mapped, as it came. */
const unmappedOf = withoutTold(mapped);

/** The first that is an address; what is none stays in `unmapped`. */
function addressOf(from: AuditRecord): string | undefined {
  const { ClientIP: first, ClientIPAddress: second, ActorIpAddress: third } = from;
  if (isPlaced(first)) return first;
  if (isPlaced(second)) return second;
  return isPlaced(third) ? third : undefined;
}
