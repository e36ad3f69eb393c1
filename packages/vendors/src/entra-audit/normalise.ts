import type { LookUpAddress, OcsfActor, OcsfEvent } from '@nightjar/core';
import { kindOfChange } from '../directory/kind-of-change.ts';
import { namedUser } from '../directory/named-user.ts';
import { parseTime } from '../record/parse-time.ts';
import { inPlace } from '../record/read-in-place.ts';
import { isPlaced, type Normalised, placeOf } from '../vendor.ts';
import { type IsTold, withoutTold } from '../record/without.ts';
import { isAuditRow, toAuditRecord } from './audit-logs.ts';
import { type AuditRecord, auditRecord, detailOf } from './audit-record.ts';
import { changeOf } from './change-of.ts';
import { fromEnvelope, isEnvelopedAudit } from './enveloped-audit.ts';
import { fromPortal, isPortalAudit } from './portal-audit.ts';

const readAudit = inPlace(auditRecord);

/** A change of the directory by class: accounts, groups, privileges, and entities for all else. */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  const own = toGraph(record);
  const read = readAudit(own);
  if (!read.ok && isTimeless(own))
    return { ok: false, reason: 'entra-audit: the row has no time: a table cut to some columns' };
  if (!read.ok)
    return { ok: false, reason: `entra-audit: ${read.where} is missing or not as expected` };
  const from = read.value;
  const time = parseTime(from.activityDateTime);
  if (Number.isNaN(time)) return { ok: false, reason: 'entra-audit: activityDateTime is no time' };
  const kind = kindOfChange(changeOf(from));
  const agent = detailOf(from, 'user-agent', 'useragent');
  const actor = actorOf(from);
  return {
    ok: true,
    event: {
      ...baseOf(from, time),
      ...(actor ? { actor } : {}),
      ...(agent ? { http_request: { user_agent: agent } } : {}),
      ...placeOf(addressOf(from), lookUp),
      ...kind,
      unmapped: { ...unmappedOf(own as object, from), ...kind.unmapped },
    } as OcsfEvent,
  };
}

/** An export without the columns of time tells what was done, never when. */
function isTimeless(own: unknown): boolean {
  return (own as { activityDateTime?: unknown } | null | undefined)?.activityDateTime === undefined;
}

function toGraph(record: unknown): unknown {
  if (isPortalAudit(record)) return fromPortal(record);
  if (isEnvelopedAudit(record)) return fromEnvelope(record);
  return isAuditRow(record) ? toAuditRecord(record) : record;
}

function baseOf(from: AuditRecord, time: number): Partial<OcsfEvent> {
  return {
    severity_id: 1,
    time,
    status_id: statusOf(from.result ?? ''),
    ...(from.resultReason ? { status_detail: from.resultReason } : {}),
    metadata: {
      version: '1.8.0',
      product: { name: 'Entra ID', vendor_name: 'Microsoft' },
      uid: from.id,
      event_code: from.activityDisplayName.trim(),
      log_version: 'entra-audit/2',
      ...(from.correlationId ? { correlation_uid: from.correlationId } : {}),
    },
  };
}

function statusOf(result: string): 0 | 1 | 2 {
  if (/^succe/i.test(result)) return 1;
  return /^(?:fail|timeout)/i.test(result) ? 2 : 0;
}

/** Undefined: the directory did it by itself. */
function actorOf({ initiatedBy }: AuditRecord): OcsfActor | undefined {
  const { user, app } = initiatedBy ?? {};
  const userName = user?.userPrincipalName || user?.displayName || user?.id;
  if (user && userName) {
    return { user: { ...namedUser(userName, user.id), type_id: 1 } };
  }
  const appName = app?.displayName || app?.servicePrincipalName;
  const appId = app?.appId || app?.servicePrincipalId;
  if (!appName && !appId) return undefined;
  return { ...(appName ? { app_name: appName } : {}), ...(appId ? { app_uid: appId } : {}) };
}

function addressOf(from: AuditRecord): string | undefined {
  const addresses = [from.initiatedBy?.user?.ipAddress, detailOf(from, 'ipaddr', 'ipaddress')];
  return addresses.find((address) => isPlaced(address)) ?? undefined;
}

/** What the record says beyond what was mapped, as it came; who and what is changed is kept whole besides. */
const unmappedOf = withoutTold(
  new Map<string, IsTold<AuditRecord>>([
    ['id', (from) => from.id !== undefined],
    ['activityDateTime', (from) => from.activityDateTime !== undefined],
    // Some names end with a space, which the operation is without.
    ['activityDisplayName', ({ activityDisplayName: name }) => name === name.trim()],
    ['correlationId', (from) => from.correlationId !== undefined],
  ]),
);
