import type { LookUpAddress, OcsfEvent } from '@nightjar/core';
import { classed } from '../event/ocsf-class.ts';
import { fill } from '../record/fields.ts';
import { parseTime } from '../record/parse-time.ts';
import { inPlace } from '../record/read-in-place.ts';
import { deviceOf } from '../event/device-of.ts';
import { endpointOf } from '../event/src-endpoint.ts';
import { isPlaced, type Normalised } from '../vendor.ts';
import { type IsTold, withoutTold } from '../record/without.ts';
import { fromEnvelope, isEnvelopedSignIn } from './enveloped-sign-in.ts';
import { fromPortal, isPortalSignIn } from './portal-sign-ins.ts';
import { isSignInRow, toSignInRecord } from './sign-in-logs.ts';
import { type SignInRecord, signInRecord } from './sign-in-record.ts';
import { isInteractive, outcomeOf, signInKindOf, signInOperations, whoOf } from './sign-in.ts';

const readSignIn = inPlace(signInRecord);

/** A sign-in of Entra ID as OCSF Authentication. */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  const own = toGraph(record);
  const read = readSignIn(own);
  if (!read.ok)
    return { ok: false, reason: `entra-id: ${read.where} is missing or not as expected` };
  const from = read.value;
  const time = parseTime(from.createdDateTime);
  if (Number.isNaN(time)) return { ok: false, reason: 'entra-id: createdDateTime is no time' };
  const { operatingSystem: os, deviceId: uid, displayName: name } = from.deviceDetail ?? {};
  const event = fill(baseOf(from, time), endpointOf({ address: from.ipAddress, os }, lookUp));
  const device = deviceOf({ uid, name });
  if (device) {
    event.device = device;
    event.metadata.profiles = ['host'];
  }
  event.unmapped = unmappedOf(own as object, from);
  event.unmapped['nj.interactive'] = isInteractive(from);
  return { ok: true, event };
}

function toGraph(record: unknown): unknown {
  if (isPortalSignIn(record)) return fromPortal(record);
  if (isEnvelopedSignIn(record)) return fromEnvelope(record);
  return isSignInRow(record) ? toSignInRecord(record) : record;
}

function baseOf(from: SignInRecord, time: number): OcsfEvent {
  const agent = from.userAgent || from.deviceDetail?.browser;
  return {
    ...classed(3002, 1),
    severity_id: 1,
    time,
    ...outcomeOf(from),
    metadata: {
      version: '1.8.0',
      product: { name: 'Entra ID', vendor_name: 'Microsoft' },
      uid: from.id,
      event_code: signInOperations[signInKindOf(from)],
      correlation_uid: from.id,
      log_version: 'entra-id/4',
    },
    ...whoOf(from),
    service: { name: from.appDisplayName || 'Microsoft' },
    ...(from.sessionId ? { session: { uid: from.sessionId } } : {}),
    ...(agent ? { http_request: { user_agent: agent } } : {}),
  };
}

/** Fields whose whole meaning has a place in OCSF. */
const mapped = [
  'id',
  'createdDateTime',
  'userPrincipalName',
  'userId',
  'appId',
  'appDisplayName',
  'userAgent',
  'sessionId',
] as const;

/** What the record says beyond what was mapped, as it came. */
const unmappedOf = withoutTold(
  new Map<string, IsTold<SignInRecord>>([
    ...mapped.map((name) => [name, (from: SignInRecord) => from[name] !== undefined] as const),
    ['ipAddress', (from) => isPlaced(from.ipAddress)],
  ]),
);
