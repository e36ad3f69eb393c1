import type { Vendor } from '../vendor.ts';
import { isAuditRow } from './audit-logs.ts';
import { isEnvelopedAudit } from './enveloped-audit.ts';
import { normalise } from './normalise.ts';
import { isPortalAudit } from './portal-audit.ts';

/**
 * Changes of the directory: as Graph gives them, the table AuditLogs of a Log Analytics workspace, the
 * portal's downloads, and what Azure Monitor sends.
 */
export const entraAudit: Vendor = {
  recognises: (record) =>
    ('activityDisplayName' in record &&
      ('initiatedBy' in record || 'targetResources' in record || 'activityDateTime' in record)) ||
    isAuditRow(record) ||
    isPortalAudit(record) ||
    isEnvelopedAudit(record),
  normalise,
};
