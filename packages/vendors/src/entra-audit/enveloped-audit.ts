import { categoryOf, openEnvelope } from '../microsoft-exports/azure-monitor.ts';
import { contentIdOf } from '../record/content-id.ts';

/** Is it a directory audit in the envelope of Azure Monitor? */
export function isEnvelopedAudit(record: unknown): record is Readonly<Record<string, unknown>> {
  if (categoryOf(record) === undefined) return false;
  const { properties } = record as { properties: object };
  return (
    'activityDisplayName' in properties &&
    ('initiatedBy' in properties || 'targetResources' in properties)
  );
}

/** The audit as Graph gives it; the envelope stays beside it. */
export function fromEnvelope(enveloped: Readonly<Record<string, unknown>>) {
  const { record, facts, envelope } = openEnvelope(enveloped);
  return {
    ...record,
    id: record['id'] ?? contentIdOf(enveloped),
    activityDateTime: record['activityDateTime'] ?? facts.time,
    correlationId: record['correlationId'] ?? facts.correlation,
    envelope,
  };
}
