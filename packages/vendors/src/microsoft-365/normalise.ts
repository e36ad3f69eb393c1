import type { LookUpAddress, OcsfEvent } from '@nightjar/core';
import { z } from 'zod';
import { type Normalised, placeOf } from '../vendor.ts';
import { grantOf, isGrant } from './grant.ts';

const text = z.string().optional().nullable();
const pairs = z
  .array(z.looseObject({ Name: z.string(), Value: z.unknown() }))
  .optional()
  .nullable();
const auditRecord = z.looseObject({
  Id: z.string().min(1),
  CreationTime: z.string(),
  Operation: z.string().min(1),
  Workload: text,
  UserId: text,
  UserKey: text,
  UserType: z.number().optional(),
  ClientIP: text,
  ClientIPAddress: text,
  ActorIpAddress: text,
  UserAgent: text,
  ClientInfoString: text,
  ObjectId: text,
  SessionId: text,
  ErrorNumber: z.coerce.string().optional(),
  ApplicationId: text,
  AppId: text,
  ResultStatus: text,
  IntraSystemId: text,
  OperationCount: z.number().optional(),
  ExtendedProperties: pairs,
  DeviceProperties: pairs,
  Parameters: pairs,
  ModifiedProperties: z
    .array(z.looseObject({ Name: z.string(), NewValue: z.unknown() }))
    .optional()
    .nullable(),
  Target: z
    .array(z.looseObject({ ID: z.unknown(), Type: z.number() }))
    .optional()
    .nullable(),
  Item: z.looseObject({ Subject: text, Attachments: text }).optional().nullable(),
});
export type AuditRecord = z.infer<typeof auditRecord>;

/** One record of the unified audit log as OCSF; kinds without a class of their own are API Activity. */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  const parsed = auditRecord.safeParse(record);
  if (!parsed.success)
    return {
      ok: false,
      reason: `microsoft-365: ${parsed.error.issues[0]!.path.join('.')} is missing or not as expected`,
    };
  const from = parsed.data;
  const zoned = /[zZ]|[+-]\d\d:\d\d$/.test(from.CreationTime)
    ? from.CreationTime
    : `${from.CreationTime}Z`;
  const time = Date.parse(zoned);
  if (Number.isNaN(time)) return { ok: false, reason: 'microsoft-365: CreationTime is no time' };
  return { ok: true, event: { ...baseOf(from, { time, lookUp }), ...kindOf(from) } };
}

function baseOf(from: AuditRecord, of: { time: number; lookUp: LookUpAddress }): OcsfEvent {
  const session = from.SessionId ?? namedValue(from.DeviceProperties, 'SessionId');
  const os = namedValue(from.DeviceProperties, 'OS');
  const agent =
    from.UserAgent ?? namedValue(from.ExtendedProperties, 'UserAgent') ?? from.ClientInfoString;
  return {
    category_uid: 6,
    class_uid: 6003,
    activity_id: 99,
    type_uid: 600399,
    severity_id: 1,
    time: of.time,
    status_id: /fail/i.test(from.ResultStatus ?? '') ? 2 : 1,
    metadata: {
      version: '1.8.0',
      product: { name: 'Microsoft 365', vendor_name: 'Microsoft' },
      uid: from.Id,
      event_code: from.Operation,
      log_version: 'microsoft-365/1',
      ...(from.IntraSystemId ? { correlation_uid: from.IntraSystemId } : {}),
    },
    actor: {
      user: {
        name: from.UserId ?? from.UserKey ?? '',
        uid: from.UserKey ?? '',
        type_id: userTypeOf(from),
      },
      ...((from.ApplicationId ?? from.AppId)
        ? { app_uid: (from.ApplicationId ?? from.AppId)! }
        : {}),
    },
    api: {
      operation: from.Operation,
      service: { name: from.Workload ?? 'Microsoft 365' },
      ...(from.Parameters ? { request: { data: parametersOf(from) } } : {}),
    },
    ...(session ? { session: { uid: session } } : {}),
    ...(agent ? { http_request: { user_agent: agent } } : {}),
    ...(os ? { device: { os: { name: os }, type_id: 0 } } : {}),
    ...(from.ObjectId ? { resource: { name: from.ObjectId } } : {}),
    ...(from.OperationCount ? { count: from.OperationCount } : {}),
    ...placeOf(
      from.ClientIP ?? from.ClientIPAddress ?? from.ActorIpAddress ?? undefined,
      of.lookUp,
    ),
    unmapped: { ...from },
  };
}

function kindOf(from: AuditRecord): Partial<OcsfEvent> {
  if (from.Operation === 'UserLoggedIn' || from.Operation === 'UserLoginFailed')
    return signInOf(from);
  if (isGrant(from.Operation)) {
    const grant = grantOf(from);
    return {
      ...classed(3005, 1),
      privileges: grant.scopes,
      resource: { name: grant.appName, uid: grant.appId },
      unmapped: { ...from, 'nj.consentForAll': grant.consentForAll },
    };
  }
  if (/^Add (?:service principal|application)\.?$/.test(from.Operation)) {
    const grant = grantOf(from);
    return {
      ...classed(3004, 1),
      entity: {
        type: /service/.test(from.Operation) ? 'Service Principal' : 'Application',
        name: grant.appName,
        uid: grant.appId,
      },
    };
  }
  if (/^Send(?:As|OnBehalf)?$/.test(from.Operation)) {
    const files = (from.Item?.Attachments ?? '')
      .split(';')
      .map((one) => ({ name: one.replace(/\s*\(\d+b\)\s*$/, '').trim() }))
      .filter((one) => one.name !== '');
    return {
      ...classed(4009, 1),
      direction_id: 2,
      email: { subject: from.Item?.Subject ?? '', files },
    };
  }
  if (from.Operation === 'MailItemsAccessed') return classed(6003, 2);
  if (/^(?:New|Set|Update)-?.*InboxRule/.test(from.Operation)) {
    const name =
      namedValue(from.Parameters, 'Name') ?? /\\([^\\]*)$/.exec(from.ObjectId ?? '')?.[1] ?? '';
    return { ...classed(6003, from.Operation.startsWith('New') ? 1 : 3), resource: { name } };
  }
  return {};
}

function signInOf(from: AuditRecord): Partial<OcsfEvent> {
  const code = from.ErrorNumber ?? '0';
  const failed = from.Operation === 'UserLoginFailed';
  const isBackground =
    namedValue(from.ExtendedProperties, 'RequestType') === 'OAuth2:Token' &&
    !/BAV2ROPC/i.test(namedValue(from.ExtendedProperties, 'UserAgent') ?? '');
  return {
    ...classed(3002, 1),
    status_id: failed ? 2 : code === '0' ? 1 : 99,
    ...(code !== '0' ? { status_code: code } : {}),
    unmapped: { ...from, 'nj.interactive': !isBackground },
  };
}

function classed(
  classUid: number,
  activity: number,
): Pick<OcsfEvent, 'category_uid' | 'class_uid' | 'activity_id' | 'type_uid'> {
  return {
    category_uid: Math.floor(classUid / 1000),
    class_uid: classUid,
    activity_id: activity,
    type_uid: classUid * 100 + activity,
  };
}

function userTypeOf(from: AuditRecord): 1 | 2 | 3 | 4 {
  if (/^ServicePrincipal_/.test(from.UserId ?? '') || from.UserType === 5 || from.UserType === 6)
    return 4;
  return from.UserType === 4 ? 3 : from.UserType === 2 ? 2 : 1;
}

function namedValue(list: z.infer<typeof pairs>, name: string): string | undefined {
  const value = list?.find((pair) => pair.Name === name)?.Value;
  return value === undefined || value === null ? undefined : String(value);
}

function parametersOf(from: AuditRecord): Record<string, unknown> {
  return Object.fromEntries((from.Parameters ?? []).map((pair) => [pair.Name, pair.Value]));
}
