import {
  dayMs,
  outOfCrowd,
  tellInquiry,
  type EntityKey,
  type InquiryAsked,
  type InvestigationStep,
} from '@nightjar/core';
import {
  addInquiry,
  insertAnalystAnswer,
  listBreaches,
  listIncidents,
  listMatchesAround,
  type AnalystRequest,
  type TenantTx,
} from '@nightjar/db';
import { loadHitTest } from '@nightjar/models';
import { renewIncidents } from './renew-incidents.ts';

const actsMax = 2_000;
const subjectsMax = 5;
/** Around an incident it is looked so far back and on: a foreign agent stays one for so long. */
const beforeMs = dayMs;
const afterMs = 14 * dayMs;

interface Look {
  subject: EntityKey;
  from: number;
  to: number;
}

/**
 * Looks at what a person asked for, on incidents as the breaches now have them. Who asked, what was searched and
 * what was found stands in the answer, and in the versions of each open incident that tells some of it. Returns
 * the ids of incidents that changed. `now` in epoch ms.
 */
export async function answerInquiry(
  tx: TenantTx,
  { id, personId, asked }: AnalystRequest & { asked: InquiryAsked },
  now: number,
): Promise<string[]> {
  const changed = await renewIncidents(tx, now);
  const looks = asked.incidentId === null ? [asked] : await looksAt(tx, asked.incidentId);
  if (looks === undefined) {
    await insertAnalystAnswer(tx, id, { answer: { refused: 'gone' }, at: now });
    return changed;
  }
  const told = [];
  for (const look of looks) told.push(await lookAt(tx, look));
  const steps = told.flatMap((one) => one.steps);
  const own = asked.incidentId === null ? [] : [asked.incidentId];
  const incidentIds = [...new Set([...own, ...told.flatMap((one) => one.incidentIds)])];
  await addInquiry(tx, incidentIds, { at: now, inquiry: { personId, steps } });
  await insertAnalystAnswer(tx, id, { answer: { steps, incidentIds }, at: now });
  return changed;
}

/** At those whom an open incident concerns, around it; undefined where it is not there. */
async function looksAt(tx: TenantTx, incidentId: string): Promise<Look[] | undefined> {
  const [incident] = await listIncidents(tx, { ids: [incidentId] });
  if (incident === undefined) return undefined;
  const range = { from: incident.start - beforeMs, to: incident.end + afterMs };
  return incident.subjects.slice(0, subjectsMax).map(({ key }) => ({ subject: key, ...range }));
}

async function lookAt(
  tx: TenantTx,
  { subject, from, to }: Look,
): Promise<{ steps: InvestigationStep[]; incidentIds: string[] }> {
  const hits = loadHitTest();
  const kept = await listMatchesAround(tx, { subject, from, to, at: from, limit: actsMax });
  const acts = kept.filter((act) => hits.isHit(act, outOfCrowd));
  const found = await listBreaches(tx, { subjects: [subject], from, to });
  const breaches = found.filter(({ mode }) => mode !== 'audit');
  const breachIds = breaches.map((breach) => breach.id);
  const incidents = breachIds.length === 0 ? [] : await listIncidents(tx, { breachIds });
  const name = breaches[0]?.subjectName ?? subject.slice(subject.indexOf(':') + 1);
  const steps = tellInquiry({
    subject,
    name,
    from,
    to,
    actsMax,
    acts,
    breaches,
    incidents: incidents.map(({ displayId }) => displayId),
  });
  return { steps, incidentIds: incidents.map((one) => one.id) };
}
