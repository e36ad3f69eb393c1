import type { LookUpAddress, OcsfEvent, OcsfUser } from '@nightjar/core';
import { classed } from '../ocsf-class.ts';
import { parseTime } from '../parse-time.ts';
import { type Normalised, placeOf } from '../vendor.ts';
import { type AuditRecord, auditRecord, namedValue, parametersOf } from './audit-record.ts';
import { kindOf } from './kind-of.ts';
import { isSignIn } from './sign-in.ts';
import { isOfficeActivity, toAuditRecord } from './office-activity.ts';

/** Fields whose whole meaning has a place in OCSF. */
const mapped: readonly (keyof AuditRecord)[] = [
  'Id',
  'CreationTime',
  'Operation',
  'Workload',
  'UserId',
  'UserKey',
  'SessionId',
  'UserAgent',
  'OperationCount',
  'IntraSystemId',
  'Parameters',
];
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
  return {
    ok: true,
    event: {
      ...baseOf(from, time),
      ...placeOf(addressOf(from), lookUp),
      ...kind,
      unmapped: { ...unmappedOf(own as object, from, kind), ...kind.unmapped },
    },
  };
}

function baseOf(from: AuditRecord, time: number): OcsfEvent {
  const session = from.SessionId || namedValue(from.DeviceProperties, 'SessionId');
  const os = namedValue(from.DeviceProperties, 'OS');
  const agent =
    from.UserAgent || namedValue(from.ExtendedProperties, 'UserAgent') || from.ClientInfoString;
  return {
    ...classed(6003, 99),
    severity_id: 1,
    time,
    status_id: /fail/i.test(from.ResultStatus ?? '') ? 2 : 1,
    metadata: {
      version: '1.8.0',
      product: { name: 'Microsoft 365', vendor_name: 'Microsoft' },
      uid: from.Id,
      event_code: from.Operation,
      log_version: 'microsoft-365/1',
      ...(from.IntraSystemId ? { correlation_uid: from.IntraSystemId } : {}),
    },
    actor: actorOf(from),
    api: apiOf(from),
    ...(session ? { session: { uid: session } } : {}),
    ...(agent ? { http_request: { user_agent: agent } } : {}),
    ...(os ? { device: { os: { name: os }, type_id: 0 } } : {}),
    ...(from.ObjectId ? { resource: { name: from.ObjectId } } : {}),
    ...(from.OperationCount ? { count: from.OperationCount } : {}),
  };
}

function actorOf(from: AuditRecord): NonNullable<OcsfEvent['actor']> {
  const application = from.ApplicationId || from.AppId;
  return {
    user: {
      name: from.UserId ?? from.UserKey ?? '',
      uid: from.UserKey ?? '',
      type_id: userTypeOf(from),
    },
    ...(application ? { app_uid: application } : {}),
  };
}

function apiOf(from: AuditRecord): NonNullable<OcsfEvent['api']> {
  const data = parametersOf(from);
  return {
    operation: from.Operation,
    service: { name: from.Workload ?? 'Microsoft 365' },
    ...(data === undefined ? {} : { request: { data } }),
  };
}

/** OCSF's kind of a user by the vendor's, which is a number or its name. */
const userTypes: ReadonlyMap<string, OcsfUser['type_id']> = new Map([
  ['2', 2],
  ['Admin', 2],
  ['4', 3],
  ['System', 3],
  ['5', 4],
  ['Application', 4],
  ['6', 4],
  ['ServicePrincipal', 4],
]);

function userTypeOf(from: AuditRecord): OcsfUser['type_id'] {
  if (from.UserId?.startsWith('ServicePrincipal_')) return 4;
  return userTypes.get(String(from.UserType)) ?? 1;
}

/** What the record says beyond what was mapped, as it came. */
function unmappedOf(
  record: object,
  from: AuditRecord,
  kind: Partial<OcsfEvent>,
): Record<string, unknown> {
  const rest: Record<string, unknown> = { ...record };
  for (const name of mapped) if (from[name] !== undefined) delete rest[name];
  const address = addressOf(from);
  for (const name of addresses) if (from[name] === address) delete rest[name];
  if (kind.resource === undefined) delete rest['ObjectId'];
  if (isSignIn(from.Operation)) delete rest['ErrorNumber'];
  return rest;
}

function addressOf(from: AuditRecord): string | undefined {
  return addresses.map((name) => from[name]).find((address) => address) ?? undefined;
}
