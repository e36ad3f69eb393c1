import type { LookUpAddress, OcsfEvent } from '@nightjar/core';
import { classed } from '../ocsf-class.ts';
import { parseTime } from '../parse-time.ts';
import { type Normalised, placeOf } from '../vendor.ts';
import { isSignInRow, toSignInRecord } from './sign-in-logs.ts';
import { type SignInRecord, signInRecord } from './sign-in-record.ts';

/** An interrupt in the middle of a sign-in that goes on. */
const interrupts = new Set(['50140', '50097', '50125']);

/** Protocols that send the password itself: intruders like them, however they are marked. */
const passwordProtocols =
  /^(?:IMAP|POP|SMTP|Authenticated SMTP|Exchange ActiveSync|Other clients|ropc)/i;

/** Fields whose whole meaning has a place in OCSF. */
const mapped: readonly (keyof SignInRecord)[] = [
  'id',
  'createdDateTime',
  'userPrincipalName',
  'userId',
  'appId',
  'appDisplayName',
  'ipAddress',
  'userAgent',
  'sessionId',
];

/** A sign-in of Entra ID as OCSF Authentication. */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  const own = isSignInRow(record) ? toSignInRecord(record) : record;
  const parsed = signInRecord.safeParse(own);
  if (!parsed.success)
    return {
      ok: false,
      reason: `entra-id: ${parsed.error.issues[0]!.path.join('.') || 'the record'} is missing or not as expected`,
    };
  const from = parsed.data;
  const time = parseTime(from.createdDateTime);
  if (Number.isNaN(time)) return { ok: false, reason: 'entra-id: createdDateTime is no time' };
  return {
    ok: true,
    event: {
      ...baseOf(from, time),
      ...placeOf(from.ipAddress ?? undefined, lookUp),
      unmapped: { ...unmappedOf(own as object, from), 'nj.interactive': isInteractive(from) },
    },
  };
}

function baseOf(from: SignInRecord, time: number): OcsfEvent {
  const { operatingSystem, browser } = from.deviceDetail ?? {};
  const agent = from.userAgent || browser;
  return {
    ...classed(3002, 1),
    severity_id: 1,
    time,
    ...outcomeOf(from),
    metadata: {
      version: '1.8.0',
      product: { name: 'Entra ID', vendor_name: 'Microsoft' },
      uid: from.id,
      event_code: 'Sign-in',
      correlation_uid: from.id,
      log_version: 'entra-id/1',
    },
    user: { name: from.userPrincipalName || from.userId || '', uid: from.userId ?? '', type_id: 1 },
    actor: { app_name: from.appDisplayName ?? '', app_uid: from.appId ?? '' },
    service: { name: from.appDisplayName ?? 'Microsoft' },
    ...(from.sessionId ? { session: { uid: from.sessionId } } : {}),
    ...(agent ? { http_request: { user_agent: agent } } : {}),
    ...(operatingSystem ? { device: { os: { name: operatingSystem }, type_id: 0 } } : {}),
  };
}

function outcomeOf({
  status,
}: SignInRecord): Pick<OcsfEvent, 'status_id' | 'status_code' | 'status_detail'> {
  const { errorCode, failureReason } = status;
  return {
    status_id: errorCode === '0' ? 1 : interrupts.has(errorCode) ? 99 : 2,
    ...(errorCode === '0' ? {} : { status_code: errorCode }),
    ...(failureReason ? { status_detail: failureReason } : {}),
  };
}

function isInteractive(from: SignInRecord): boolean {
  return (
    from.isInteractive !== false ||
    passwordProtocols.test(from.clientAppUsed ?? '') ||
    passwordProtocols.test(from.authenticationProtocol ?? '')
  );
}

/** What the record says beyond what was mapped, as it came. */
function unmappedOf(record: object, from: SignInRecord): Record<string, unknown> {
  const rest: Record<string, unknown> = { ...record };
  for (const name of mapped) if (from[name] !== undefined) delete rest[name];
  return rest;
}
