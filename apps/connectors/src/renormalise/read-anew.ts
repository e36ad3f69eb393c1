import type { IpIntelligence, LookUpAddress, OcsfEvent } from '@nightjar/core';
import {
  understandRecord,
  type RefusedRecord,
  type UnderstoodRecord,
} from '../intake/understand-record.ts';
import type { BlockLine } from './read-lines.ts';

/** What a stored record says to today's normaliser. */
export type Anew =
  | { kind: 'current' }
  | { kind: 'read'; record: UnderstoodRecord }
  /** The old reading stands. */
  | { kind: 'refused'; refused: RefusedRecord };

/**
 * Reads a stored record again. What was known of its addresses stays what was known then: an event must not
 * change for what was learnt since of a network.
 */
export function readAnew(
  { id, ocsf, raw, source, position }: BlockLine,
  of: { tenantId: string; lookUp: LookUpAddress; now: number },
): Anew {
  const line = position + 1;
  const refuse = (reason: string): Anew => {
    const said = JSON.stringify(raw);
    return {
      kind: 'refused',
      refused: { line, source, raw: said, reason: `read anew: ${reason}` },
    };
  };
  const lookUp = asOf(ocsf, of.lookUp);
  const understood = understandRecord({ ok: true, source, record: raw, line }, { ...of, lookUp });
  if (!understood.ok) return refuse(understood.refused?.reason ?? 'it tells that nothing happened');
  const { record } = understood;
  if (record.event.metadata.log_version === ocsf.metadata.log_version) return { kind: 'current' };
  // Whoever cites the event cites it by its id.
  if (record.row.id !== id) return refuse('its time or its own id is read otherwise');
  return { kind: 'read', record };
}

function asOf(event: OcsfEvent, lookUp: LookUpAddress): LookUpAddress {
  const known = new Map<string, IpIntelligence>();
  for (const { type, value, data } of event.enrichments ?? [])
    if (type === 'ip_intelligence') known.set(value, data as IpIntelligence);
  return (ip) => known.get(ip) ?? lookUp(ip);
}
