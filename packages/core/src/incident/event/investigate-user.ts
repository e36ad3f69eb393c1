import type { Act } from '../../entity/types.ts';
import { countActs } from '../../entity/count-acts.ts';
import { phrase, type PhraseValue } from './phrase.ts';
import type { Told } from './told.ts';
import type { AgentFinding, InvestigationStep } from './types.ts';
import { countOf, hostOf, listOf, rangeOf, termOf } from './values.ts';

const dayMs = 86_400_000;
/** So far back and on from what was found; so many events at most, the latest first to go. */
const lookBackMs = dayMs;
export const actsBound = 10_000;
const hostsMax = 5;

const keyOf = (subject: PhraseValue): string => ('key' in subject ? subject.key : '');

/** Searches what one subject did around the incident, and tells it by address. */
export function tellSearch(told: Told, user: PhraseValue): InvestigationStep[] {
  const start = told.start - lookBackMs;
  const range = rangeOf({ start, end: told.end });
  const search = phrase('search.user', { user, range, bound: countOf(actsBound) });
  const found = casesOf(told, { subject: keyOf(user), start });
  const results = tellCases(found);
  return [
    { kind: 'search', pivot: 'user', phrase: search },
    ...results.map((one): InvestigationStep => ({
      kind: 'searchResult',
      pivot: 'user',
      phrase: one,
    })),
  ];
}

/** An event as a search finds it. */
export type Case = Pick<Act, 'id' | 'time' | 'operation' | 'correlation' | 'ip' | 'count'> & {
  source: string | null;
  place: {
    asn: number | null;
    asnName: string | null;
    country: string | null;
    ipClass: string | null;
  };
};

/** An act that was kept, as a search finds it. */
export function caseOf(act: Act): Case {
  const { id, time, operation, correlation, ip, count, source, intel } = act;
  const place = {
    asn: intel?.asn ?? null,
    asnName: intel?.asnName ?? null,
    country: intel?.country ?? null,
    ipClass: intel?.class ?? null,
  };
  return { id, time, operation, correlation, ip, count: Math.max(1, count), source, place };
}

function casesOf(told: Told, of: { subject: string; start: number }): Case[] {
  const cases = new Map<string, Case>();
  for (const moment of told.moments) {
    if (moment.subject !== of.subject) continue;
    const { asn, asnName, country, ipClass, ...rest } = moment;
    cases.set(moment.id, { ...rest, place: { asn, asnName, country, ipClass } });
  }
  for (const act of told.index.bySubject.get(of.subject) ?? []) {
    if (!cases.has(act.id) && act.time >= of.start && act.time <= told.end)
      cases.set(act.id, caseOf(act));
  }
  return [...cases.values()]
    .sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1))
    .slice(0, actsBound);
}

/** `12 cases of 3 unique events from 5.62.60.202`, the addresses with most cases first. */
export function tellCases(cases: readonly Case[]) {
  if (cases.length === 0) return [phrase('found.nothing')];
  const byAddress = [...Map.groupBy(cases, ({ ip }) => ip)]
    .map(([ip, own]) => ({ ip, own, amount: countActs(own) }))
    .sort((a, b) => b.amount - a.amount || ((a.ip ?? '') < (b.ip ?? '') ? -1 : 1));
  const shown = byAddress.slice(0, hostsMax).map(({ ip, own, amount }) => {
    const kinds = countOf(new Set(own.map(({ operation }) => operation)).size);
    const ids = own.map(({ id }) => id);
    const counts = { cases: countOf(amount), kinds };
    return ip === null
      ? phrase('found.withoutHost', counts, ids)
      : phrase('found.byHost', { ...counts, host: hostOf({ ip, ...own[0]!.place }) }, ids);
  });
  const others = byAddress.slice(hostsMax);
  if (others.length === 0) return shown;
  const left = others.flatMap(({ own }) => own);
  const counts = { cases: countOf(countActs(left)), hosts: countOf(others.length) };
  return [
    ...shown,
    phrase(
      'found.moreHosts',
      counts,
      left.map(({ id }) => id),
    ),
  ];
}

const agentsMax = 6;

/** Tells agents apart and compares each with the baseline. */
export function tellAgents(told: Told, user: PhraseValue): InvestigationStep[] {
  const agents = told.agents.filter(({ subject }) => subject === keyOf(user));
  const step = (
    kind: InvestigationStep['kind'],
    one: InvestigationStep['phrase'],
  ): InvestigationStep => ({
    kind,
    pivot: 'agent',
    phrase: one,
  });
  return [
    step('analysis', phrase('analyse.agents')),
    step('analysisResult', countAgents(agents)),
    ...agents
      .slice(0, agentsMax)
      .flatMap((agent) => [
        step('analysis', phrase('assess.agent', { agent: termOf(agent.name), user })),
        step('analysisResult', assess(agent, user)),
      ]),
  ];
}

function countAgents(agents: readonly AgentFinding[]) {
  const evidence = agents.flatMap(({ because }) => because.flatMap((one) => one.evidence));
  const [only, ...others] = agents;
  if (!only) return phrase('analysed.none');
  const tellOf = ({ asn, asnName, places }: AgentFinding): PhraseValue => ({
    type: 'network',
    asn,
    asnName,
    country: places[0]?.country ?? null,
  });
  if (others.length === 0) {
    const client: PhraseValue = { type: 'client', family: only.clientFamily };
    const values = { agent: termOf(only.name), network: tellOf(only), client };
    return phrase('analysed.one', values, evidence);
  }
  const named = agents.map((agent) => termOf(agent.name));
  return phrase(
    'analysed.agents',
    { count: countOf(agents.length), agents: listOf(named, 26) },
    evidence,
  );
}

function assess(agent: AgentFinding, user: PhraseValue) {
  const evidence = agent.because.flatMap((one) => one.evidence);
  const name = termOf(agent.name);
  if (agent.verdict === 'benign') return phrase('assessed.benign', { agent: name }, evidence);
  if (agent.verdict === 'undecided')
    return phrase('assessed.undecided', { agent: name, user }, evidence);
  const because = agent.because.filter(({ id }) => id !== 'agent.breached');
  const counts = { suspicious: countOf(agent.suspiciousActs), acts: countOf(agent.acts) };
  const spoken = because.map(({ text }) => termOf(lowered(text)));
  if (spoken.length === 0) return phrase('assessed.plain', counts, evidence);
  return phrase('assessed.suspicious', { ...counts, grounds: listOf(spoken, 5) }, evidence);
}

/** A sentence as part of another. */
function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');
}
