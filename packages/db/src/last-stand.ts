import { namesSql } from './heirs.ts';

/**
 * SQL for where the incident `i` stands since the last decision, under any of its names. A stand of which
 * the evidence has grown past its conclusion (`is_stale`) gives way to any other. By each name apart: so each
 * is one look into the index, however many decisions a tenant has.
 */
export const lastStandSql = `(
  select d.stand, d.is_stale from ${namesSql} known cross join lateral (
    select d.stand, d.at, d.incident_id, d.stand ->> 'status' in ('resolved', 'closed')
      and i.evidence_id is distinct from (d.stand -> 'conclusion' ->> 'evidenceId')::uuid
      and exists (select b.breach_id from incident_breaches b
        where b.tenant_id = i.tenant_id and b.incident_id = i.id
        except select unnest(e.breach_ids) from evidence_sets e where e.tenant_id = i.tenant_id
          and e.id = (d.stand -> 'conclusion' ->> 'evidenceId')::uuid) as is_stale
    from incident_decisions d
    where d.tenant_id = i.tenant_id and d.incident_id = known.name
    order by d.seq desc limit 1) d
  order by d.is_stale, d.at desc, d.incident_id limit 1)`;
