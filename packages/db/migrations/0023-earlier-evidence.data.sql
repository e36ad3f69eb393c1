-- Incidents and decisions of before lists had columns of their own, and sets of breaches their names. Such
-- a set is named by a hash of another kind: that the names differ says nothing, the breaches do.
update incidents set
  subject_keys = array(select s ->> 'key' from jsonb_array_elements(body -> 'subjects') s),
  summary = coalesce(body ->> 'summary', ''),
  reasons = array(select jsonb_array_elements_text(body -> 'reasons'));

create temporary table earlier on commit drop as
select d.tenant_id, d.incident_id, d.seq, seen.ids as seen_ids, concluded.ids as concluded_ids,
  md5(seen.ids::text)::uuid as seen_id, md5(concluded.ids::text)::uuid as concluded_id
from incident_decisions d
cross join lateral (select array(select jsonb_array_elements_text(d.seen -> 'breachIds')::uuid
  order by 1) as ids) seen
cross join lateral (select array(select jsonb_array_elements_text(d.stand -> 'conclusion' -> 'breachIds')::uuid
  where jsonb_typeof(d.stand -> 'conclusion') = 'object' order by 1) as ids) concluded
where d.seen ? 'breachIds';

insert into evidence_sets (tenant_id, id, breach_ids)
select distinct tenant_id, seen_id, seen_ids from earlier
union select distinct tenant_id, concluded_id, concluded_ids from earlier
on conflict do nothing;

update incident_decisions d set
  seen = jsonb_build_object('evidenceId', e.seen_id, 'evidenceAt', d.seen -> 'evidenceAt', 'isGrown', coalesce((
    select p.stand ->> 'status' in ('resolved', 'closed') and not (e.seen_ids <@ last.concluded_ids)
    from incident_decisions p join earlier last using (tenant_id, incident_id, seq)
    where p.tenant_id = d.tenant_id and p.incident_id = d.incident_id and p.seq = d.seq - 1), false)),
  stand = case when jsonb_typeof(d.stand -> 'conclusion') = 'object' then jsonb_set(
      d.stand #- '{conclusion,breachIds}', '{conclusion,evidenceId}', to_jsonb(e.concluded_id::text))
    else d.stand end
from earlier e
where e.tenant_id = d.tenant_id and e.incident_id = d.incident_id and e.seq = d.seq;
