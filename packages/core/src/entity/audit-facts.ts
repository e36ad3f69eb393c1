import type { OcsfEvent } from '../ocsf/index.ts';
import { requestedOf, requestOf, unmappedOf } from './request-of.ts';

const auditSwitches: readonly (readonly [RegExp, string, RegExp])[] = [
  [/^Set-AdminAuditLogConfig$/, 'UnifiedAuditLogIngestionEnabled', /^false$/i],
  [/^Set-Mailbox$/, 'AuditEnabled', /^false$/i],
  [/^Set-OrganizationConfig$/, 'AuditDisabled', /^true$/i],
  // Kept for a week or less: what was written is dropped.
  [/^Set-Mailbox$/, 'AuditLogAgeLimit', /^(?:[0-7]\.)?00:00:00$/],
  [/^Set-MailboxAuditBypassAssociation$/, 'AuditBypassEnabled', /^true$/i],
];

const narrowedTrail =
  /"(?:isMultiRegionTrail|includeGlobalServiceEvents|enableLogFileValidation)"\s*:\s*false/;

/** Switches a record of acts off, or makes it blind. */
export function switchesAuditOff(event: OcsfEvent): boolean {
  const { event_code: operation } = event.metadata;
  if (/^(?:Update user|Change user license)\.?$/i.test(operation)) return losesAuditLicence(event);
  if (operation === 'UpdateTrail') return narrowedTrail.test(requestOf(event));
  if (/^PutEventSelectors$/.test(operation))
    return /"includeManagementEvents"\s*:\s*false|"eventSelectors"\s*:\s*\[\]/.test(
      requestOf(event),
    );
  if (operation === 'UpdateDetector') return /"enable"\s*:\s*false/.test(requestOf(event));
  return auditSwitches.some(
    ([pattern, name, value]) => pattern.test(operation) && value.test(requestedOf(event, name)),
  );
}

const auditLicence = 'M365_ADVANCED_AUDITING';

/** The licence by which the reading of a mailbox is recorded, taken from one who had it. */
function losesAuditLicence(event: OcsfEvent): boolean {
  // The directory tells licences before and after, as text within text.
  const text = unmappedOf(event);
  if (!text.includes(auditLicence)) return false;
  const [, ...parts] = text.split(/(new|old)value/i);
  const told = { new: [] as string[], old: [] as string[] };
  for (let at = 0; at + 1 < parts.length; at += 2)
    told[parts[at]!.toLowerCase() as 'new' | 'old'].push(parts[at + 1]!);
  return (
    told.new.some(hasItDisabled) &&
    told.old.some((before) => before.includes('SkuName=')) &&
    !told.old.some(hasItDisabled)
  );
}

/** In any of the licences that are told. */
function hasItDisabled(text: string): boolean {
  const [, ...plans] = text.split('DisabledPlans=[');
  return plans.some((list) => list.split(']')[0]!.includes(auditLicence));
}

/** Of a detector: a filter that archives, addresses whose doings are no finding, findings that go nowhere. */
export function hidesFindings(event: OcsfEvent): boolean {
  if (!/guardduty/i.test(event.api?.service?.name ?? '')) return false;
  const { event_code: operation } = event.metadata;
  if (/^(?:Create|Update)Filter$/.test(operation)) return requestOf(event).includes('"ARCHIVE"');
  return /^(?:(?:Create|Update)IPSet|DeletePublishingDestination)$/.test(operation);
}
