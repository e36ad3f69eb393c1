-- Merges and splits that were kept among the decisions, as edges between breaches: what they joined is a set,
-- and what they cut are two.
create temporary table earlier on commit drop as
select d.*, md5(d.tenant_id::text || d.incident_id || d.seq)::uuid as id,
  row_number() over (partition by d.tenant_id order by d.at, d.incident_id, d.seq) as place
from incident_decisions d
where d.kind in ('merge', 'split') and d.change ?| '{merges,cuts}';

insert into analyst_requests (tenant_id, id, person_id, at, kind, incident_id, body)
select tenant_id, id, person_id, at, kind, incident_id, '{}' from earlier;

insert into analyst_answers (tenant_id, request_id, seq, at, body)
select tenant_id, id, place, at, jsonb_build_object('regrouping', case kind
  when 'merge' then jsonb_build_object('together', (select jsonb_agg(distinct b)
    from jsonb_array_elements(change -> 'merges') p, jsonb_array_elements(p) b))
  else jsonb_build_object('apart', jsonb_build_array(
    (select jsonb_agg(distinct p -> 0) from jsonb_array_elements(change -> 'cuts') p),
    (select jsonb_agg(distinct p -> 1) from jsonb_array_elements(change -> 'cuts') p))) end)
from earlier;
