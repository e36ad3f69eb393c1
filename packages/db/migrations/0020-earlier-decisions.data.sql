-- Decisions that were made before they said where the incident stands since.
update incidents set evidence_at = known_at;

update incident_decisions d set
  change = case d.kind
    when 'benign' then jsonb_build_object('verdict', case d.reason
      when 'MODEL_TOO_SENSITIVE' then 'false_positive_logic' else 'benign_true_positive' end)
    when 'assign' then jsonb_build_object('assigneeId', d.person_id)
    else '{}' end,
  seen = jsonb_build_object(
    'breachIds', coalesce((select jsonb_agg(b.breach_id order by b.breach_id) from incident_breaches b
      where b.tenant_id = d.tenant_id and b.incident_id = d.incident_id), '[]'),
    'evidenceAt', (select (extract(epoch from i.known_at) * 1000)::int8 from incidents i
      where i.tenant_id = d.tenant_id and i.id = d.incident_id));

update incident_decisions set kind = 'close' where kind = 'benign';

update incident_decisions d set stand = jsonb_build_object(
  'status', case last.kind when 'close' then 'closed' when 'acknowledge' then 'in_progress' else 'new' end,
  'assigneeId', taken.person_id,
  'isPinned', false,
  'snooze', null,
  'conclusion', case when last.kind = 'close' then jsonb_build_object('verdict', last.change ->> 'verdict',
    'reason', last.reason, 'personId', last.person_id, 'at', last.ms, 'breachIds', last.seen -> 'breachIds')
    end,
  'reopenedAt', null,
  'respondedAt', responded.ms,
  'endedAt', case when last.kind = 'close' then last.ms end,
  'pauses', '[]'::jsonb,
  'doneSteps', '[]'::jsonb)
from incident_decisions own
left join lateral (select p.*, (extract(epoch from p.at) * 1000)::int8 as ms from incident_decisions p
  where p.tenant_id = own.tenant_id and p.incident_id = own.incident_id and p.seq <= own.seq
    and p.kind in ('acknowledge', 'close', 'reopen') order by p.seq desc limit 1) last on true
left join lateral (select p.person_id from incident_decisions p
  where p.tenant_id = own.tenant_id and p.incident_id = own.incident_id and p.seq <= own.seq
    and p.kind in ('acknowledge', 'assign') order by p.seq desc limit 1) taken on true
left join lateral (select (extract(epoch from min(p.at)) * 1000)::int8 as ms from incident_decisions p
  where p.tenant_id = own.tenant_id and p.incident_id = own.incident_id and p.seq <= own.seq
    and p.kind in ('acknowledge', 'close')) responded on true
where d.tenant_id = own.tenant_id and d.incident_id = own.incident_id and d.seq = own.seq;
