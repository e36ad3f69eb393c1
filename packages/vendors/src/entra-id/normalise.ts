import type { LookUpAddress, OcsfEvent } from '@nightjar/core';
import { z } from 'zod';
import { type Normalised, placeOf } from '../vendor.ts';

const text = z.string().optional().nullable();
const signIn = z.looseObject({
  id: z.string().min(1),
  createdDateTime: z.string(),
  userPrincipalName: text,
  userId: text,
  appId: text,
  appDisplayName: text,
  ipAddress: text,
  userAgent: text,
  clientAppUsed: text,
  isInteractive: z.boolean().optional().nullable(),
  sessionId: text,
  deviceDetail: z.looseObject({ operatingSystem: text, browser: text }).optional().nullable(),
  status: z.looseObject({ errorCode: z.coerce.string(), failureReason: text }),
});

/** An interrupt in the middle of a sign-in that goes on. */
const interrupts = new Set(['50140', '50097', '50125']);

/** A sign-in of Microsoft Graph as OCSF Authentication. */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  const parsed = signIn.safeParse(record);
  if (!parsed.success)
    return {
      ok: false,
      reason: `entra-id: ${parsed.error.issues[0]!.path.join('.')} is missing or not as expected`,
    };
  const from = parsed.data;
  const time = Date.parse(from.createdDateTime);
  if (Number.isNaN(time)) return { ok: false, reason: 'entra-id: createdDateTime is no time' };
  const code = from.status.errorCode;
  const succeeded = code === '0';
  const event: OcsfEvent = {
    category_uid: 3,
    class_uid: 3002,
    activity_id: 1,
    type_uid: 300201,
    severity_id: 1,
    time,
    status_id: succeeded ? 1 : interrupts.has(code) ? 99 : 2,
    ...(succeeded ? {} : { status_code: code }),
    ...(from.status.failureReason ? { status_detail: from.status.failureReason } : {}),
    metadata: {
      version: '1.8.0',
      product: { name: 'Entra ID', vendor_name: 'Microsoft' },
      uid: from.id,
      event_code: 'Sign-in',
      correlation_uid: from.id,
      log_version: 'entra-id/1',
    },
    user: { name: from.userPrincipalName ?? from.userId ?? '', uid: from.userId ?? '', type_id: 1 },
    actor: { app_name: from.appDisplayName ?? '', app_uid: from.appId ?? '' },
    service: { name: from.appDisplayName ?? 'Microsoft' },
    ...(from.sessionId ? { session: { uid: from.sessionId } } : {}),
    http_request: { user_agent: from.userAgent ?? `${from.deviceDetail?.browser ?? ''}` },
    ...(from.deviceDetail?.operatingSystem
      ? { device: { os: { name: from.deviceDetail.operatingSystem }, type_id: 0 } }
      : {}),
    ...placeOf(from.ipAddress ?? undefined, lookUp),
    unmapped: { ...from, 'nj.interactive': from.isInteractive !== false },
  };
  return { ok: true, event };
}
