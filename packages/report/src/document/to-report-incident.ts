import {
  type Act,
  applicationNamesOf,
  type Breach,
  type EvidenceEvent,
  findTechnique,
  type Ground,
  type Incident,
  sayCountry,
  sayObserved,
  sayRefusal,
  subjectNamesOf,
  whyOf,
} from '@nightjar/core';
import { graphOf } from './graph-of.ts';
import { toEvidenceRows, type Unnumbered } from './to-evidence-rows.ts';
import type {
  EvidenceRow,
  ReportAgent,
  ReportBreach,
  ReportHypothesis,
  ReportIncident,
} from './types.ts';

/** What is known besides the incident and its breaches. */
export interface Beside {
  /** Acts that sentences cite and breaches do not copy. */
  findAct?(id: string): Act | undefined;
  /** Where an event stands in what was read. */
  placeOf?(id: string): string | undefined;
  /** What could not be judged of it. */
  notJudged?(incident: Incident): readonly string[];
}

/** An incident and its breaches as a report shows them; a function of them alone. */
export function toReportIncident(
  incident: Incident,
  breaches: readonly Breach[],
  beside: Beside = {},
): ReportIncident {
  const own = incident.breachIds.flatMap((id) => breaches.find((one) => one.id === id) ?? []);
  const owners = new Set(subjectNamesOf(own));
  const evidence = collectEvidence(incident, own, beside);
  const events = evidence.flat();
  const numbers = new Map(events.map(({ id, number }) => [id, number]));
  const cite = (ids: Iterable<string>): number[] =>
    [...new Set([...ids].flatMap((id) => numbers.get(id) ?? []))].sort((a, b) => a - b);
  const names = applicationNamesOf(own);
  const { displayId, title, category, severity, score, start, end, subjects, reasons } = incident;
  return {
    id: incident.id,
    displayId,
    title,
    category,
    severity,
    score,
    start,
    end,
    reasons,
    subjects: subjects.filter(({ name }) => owners.has(name)),
    paragraphs: incident.summary.split('\n\n'),
    techniques: incident.techniques.map(nameTechnique),
    sentences: incident.story.map(({ evidence, ...told }) => ({ ...told, cites: cite(evidence) })),
    hypotheses: incident.hypotheses.map(toHypothesis).toSorted(byVerdict),
    agents: (incident.event?.agents ?? []).map(toAgent),
    recommendations: (incident.event?.recommendations ?? []).map(({ text }) => text),
    notJudged: beside.notJudged?.(incident) ?? [],
    breaches: own.map((breach) =>
      toReportBreach(breach, cite(breach.evidence.map(({ id }) => id)), names),
    ),
    evidence,
    events: events.length,
    graph: graphOf(own),
  };
}

const verdicts = ['supported', 'undecided', 'contradicted'];

/** What the records bear out first. */
function byVerdict(a: ReportHypothesis, b: ReportHypothesis): number {
  return verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict);
}

function toHypothesis(one: Incident['hypotheses'][number]): ReportHypothesis {
  const { text, verdict, confidence, required = [], supporting = [], contradicting = [] } = one;
  const found = (grounds: readonly Ground[]): string[] =>
    grounds.filter((ground) => ground.found).map(({ phrase }) => phrase.text);
  const pro = found([...required, ...supporting]);
  return { text, verdict, confidence, pro, contra: found(contradicting) };
}

function toAgent(agent: NonNullable<Incident['event']>['agents'][number]): ReportAgent {
  const { name, subjectName: entity, places, clientFamily, verdict, because, start, end } = agent;
  const clients = agent.clients ?? (clientFamily === null ? [] : [clientFamily]);
  const shown = places
    .slice(0, placesMax)
    .map(({ ip, asn, asnName, country }) => fromOf({ ip, asn, asnName, country }));
  const more = places.length - shown.length;
  return {
    name,
    entity,
    from: [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ') || 'address not told',
    client: clients.join(', ') || 'client not told',
    verdict,
    because: because.map(({ text }) => text),
    start,
    end,
  };
}

const placesMax = 3;

function nameTechnique(id: string) {
  const known = findTechnique(id);
  return { id, name: known?.name ?? id, tactics: known?.tactics ?? [] };
}

/** One breach as a report shows it. */
export function toReportBreach(
  breach: Breach,
  cites: readonly number[],
  names = applicationNamesOf([breach]),
): ReportBreach {
  const { claim, counterfactual } = whyOf(breach);
  const { modelPath: model, subjectName: entity, group, time, endTime, score } = breach;
  const { terms, observations, techniques } = breach;
  return {
    model,
    group,
    entity,
    time,
    endTime,
    score,
    terms,
    observations: observations.map((one) => ({
      what: one.feature,
      observed: sayObserved(one, names),
      usual: one.expected,
    })),
    comparedWith: comparedWith(breach),
    techniques,
    claim,
    ...(counterfactual === undefined ? {} : { counterfactual }),
    cites,
  };
}

/** Days of a baseline are the same for all that one finding compares. */
function comparedWith({ observations }: Breach): string | null {
  const days = Math.max(0, ...observations.map(({ n }) => n));
  const [first] = observations;
  return first ? `${first.window}, of which ${days} are known` : null;
}

function collectEvidence(
  incident: Incident,
  breaches: readonly Breach[],
  beside: Beside,
): EvidenceRow[] {
  const copied = new Map<string, { event: EvidenceEvent; breach: Breach }>();
  for (const breach of breaches)
    for (const event of breach.evidence) copied.set(event.id, { event, breach });
  const ids = new Set([...copied.keys(), ...incident.story.flatMap(({ evidence }) => evidence)]);
  const events = [...ids].flatMap((id): Unnumbered[] => {
    const known = copied.get(id);
    const act = beside.findAct?.(id);
    const place = beside.placeOf?.(id) ?? null;
    if (act) return [{ ...ofAct(act), place }];
    return known ? [{ ...ofEvidence(known.event, known.breach), place }] : [];
  });
  return toEvidenceRows(events);
}

function ofAct(act: Act): Omit<Unnumbered, 'place'> {
  const { id, uid, time, operation, outcome, errorCode, ip, intel } = act;
  const from = fromOf({ ip, asn: intel?.asn, asnName: intel?.asnName, country: intel?.country });
  const entity = act.subjectName ?? act.subject ?? '';
  return { id, uid, time, operation, entity, from, outcome: outcomeOf(outcome, errorCode) };
}

function ofEvidence(
  event: EvidenceEvent,
  { subjectName: entity }: Breach,
): Omit<Unnumbered, 'place'> {
  const { id, uid, time, operation, outcome, errorCode } = event;
  return {
    id,
    uid,
    time,
    operation,
    entity,
    from: fromOf(event),
    outcome: outcomeOf(outcome, errorCode),
  };
}

function fromOf(of: {
  ip: string | null;
  asn: number | null | undefined;
  asnName: string | null | undefined;
  country: string | null | undefined;
}): string {
  if (of.ip === null) return 'address not told';
  const network = of.asn ? `AS${of.asn}${of.asnName ? ` ${of.asnName}` : ''}` : null;
  const facts = [network, of.country && sayCountry(of.country)].filter((one) => one);
  return facts.length > 0 ? `${of.ip} (${facts.join(', ')})` : of.ip;
}

function outcomeOf(outcome: string, errorCode: string | null): string {
  if (outcome !== 'failure' || !errorCode) return outcome;
  const reason = sayRefusal(errorCode);
  return reason === null ? `failure (${errorCode})` : `failure: ${reason} (${errorCode})`;
}
