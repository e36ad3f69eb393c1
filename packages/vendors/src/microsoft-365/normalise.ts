import type { LookUpAddress, OcsfEvent } from '@nightjar/core';
import { parseTime } from '../record/parse-time.ts';
import { endpointOf } from '../event/src-endpoint.ts';
import { isPlaced, type Normalised } from '../vendor.ts';
import { without } from '../record/without.ts';
import { actorOf, sessionOf } from './actor-of.ts';
import { type AuditRecord, auditRecord, isWhole, namedValue } from './audit-record.ts';
import { isDirectoryChange } from './change-of.ts';
import { kindOf } from './kind-of.ts';
import { isOfficeActivity, toAuditRecord } from './office-activity.ts';
import { isSignIn } from './sign-in.ts';

const addresses = ['ClientIP', 'ClientIPAddress', 'ActorIpAddress'] as const;

/** One record of the unified audit log as OCSF; kinds without a class of their own are API Activity. */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  const own = isOfficeActivity(record) ? toAuditRecord(record) : record;
  const parsed = auditRecord.safeParse(own);
  if (!parsed.success)
    return {
      ok: false,
      reason: `microsoft-365: ${parsed.error.issues[0]!.path.join('.') || 'the record'} is missing or not as expected`,
    };
  const from = parsed.data;
  const time = parseTime(from.CreationTime);
  if (Number.isNaN(time)) return { ok: false, reason: 'microsoft-365: CreationTime is no time' };
  const kind = kindOf(from);
  const event = {
    ...baseOf(from, time),
    ...endpointOf(
      {
        address: addressOf(from),
        os: namedValue(from.DeviceProperties, 'OS'),
        service: from.Workload || 'Microsoft 365',
      },
      lookUp,
    ),
    ...whoOf(from, kind),
    ...kind,
  } as OcsfEvent;
  if (kind.class_uid === 4009) event.metadata.profiles = ['host'];
  event.unmapped = { ...unmappedOf(own as object, from, event), ...kind.unmapped };
  return { ok: true, event };
}

function baseOf(from: AuditRecord, time: number): Partial<OcsfEvent> {
  const correlation = correlationOf(from);
  return {
    severity_id: 1,
    time,
    status_id: /fail|^false$/i.test(from.ResultStatus ?? '') ? 2 : 1,
    metadata: {
      version: '1.8.0',
      product: { name: 'Microsoft 365', vendor_name: 'Microsoft' },
      uid: from.Id,
      event_code: from.Operation,
      log_version: 'microsoft-365/2',
      ...(correlation ? { correlation_uid: correlation } : {}),
    },
    ...(from.OperationCount ? { count: from.OperationCount } : {}),
  };
}

/** Who did it, in the places that the class has for it. */
function whoOf(from: AuditRecord, kind: Partial<OcsfEvent>): Partial<OcsfEvent> {
  const actor = actorOf(from);
  const session = sessionOf(from);
  const agent =
    from.UserAgent || namedValue(from.ExtendedProperties, 'UserAgent') || from.ClientInfoString;
  const client = agent && kind.class_uid !== 4009 ? { http_request: { user_agent: agent } } : {};
  if (kind.class_uid !== 3002)
    return { actor: { ...actor, ...(session ? { session: { uid: session } } : {}) }, ...client };
  const { user, ...application } = actor;
  return {
    ...(user ? { user } : {}),
    ...(application.app_uid ? { actor: application } : {}),
    ...(session ? { session: { uid: session } } : {}),
    ...client,
  };
}

/** The id by which Entra's own logs tell the same: a sign-in by its request, a change by its correlation. */
function correlationOf(from: AuditRecord): string | null | undefined {
  return isDirectoryChange(from) && !isSignIn(from.Operation)
    ? from.InterSystemsId
    : from.IntraSystemId;
}

/** Fields whose whole meaning has a place in OCSF. */
const mapped: readonly (keyof AuditRecord)[] = [
  'Id',
  'CreationTime',
  'Operation',
  'UserId',
  'UserKey',
  'SessionId',
  'UserAgent',
  'OperationCount',
];

/** What the record says beyond what was mapped, as it came. */
function unmappedOf(record: object, from: AuditRecord, event: OcsfEvent): Record<string, unknown> {
  const gone = new Set<string>();
  for (const name of mapped) if (from[name] !== undefined) gone.add(name);
  const address = addressOf(from);
  for (const name of addresses) if (address && from[name] === address) gone.add(name);
  const { correlation_uid: correlation } = event.metadata;
  for (const name of ['IntraSystemId', 'InterSystemsId'] as const)
    if (correlation && from[name] === correlation) gone.add(name);
  if (from.Workload && (event.api ?? isSignIn(from.Operation))) gone.add('Workload');
  if (event.api?.request && isWhole((record as Partial<AuditRecord>).Parameters))
    gone.add('Parameters');
  const objects = [event.resources?.[0]?.name, event.service?.uid, event.file?.path];
  if (from.ObjectId && objects.includes(from.ObjectId)) gone.add('ObjectId');
  if (event.status_code !== undefined && event.status_code === from.ErrorNumber)
    gone.add('ErrorNumber');
  return without(record, gone);
}

/** The first that is an address; what is none stays in `unmapped`. */
function addressOf(from: AuditRecord): string | undefined {
  return addresses.map((name) => from[name]).find((address) => isPlaced(address)) ?? undefined;
}
