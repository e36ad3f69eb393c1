import { eventId } from '@nightjar/core';
import { actOf, type Act } from '@nightjar/core/entity';
import { openIntelligence } from '@nightjar/intel';
import { vendors } from '@nightjar/vendors';
import { expectFindings } from '../reference/expect-findings.ts';
import type { Findings } from './findings.ts';
import type { LoadTenant } from './make-load.ts';
import { mergeFindings, outline } from './outline.ts';

/** What should come of the records by the definitions alone. */
export function expectByReference(tenants: readonly LoadTenant[]): Findings {
  const { lookUp } = openIntelligence();
  return mergeFindings(
    tenants.map(({ id: tenantId, records }) => {
      const acts = records.flatMap(({ source, record }): Act[] => {
        const normalised = vendors[source].normalise(record, lookUp);
        if (!normalised.ok) return [];
        const { event } = normalised;
        const id = eventId({ tenantId, source, uid: event.metadata.uid, time: event.time });
        return [actOf(event, { id, source })];
      });
      return outline(tenantId, expectFindings(tenantId, acts));
    }),
  );
}
