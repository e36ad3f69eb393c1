import { countActs } from '../../entity/count-acts.ts';
import { sayRefusal } from '../../entity/say-refusal.ts';
import { burstsOf } from '../bursts.ts';
import type { ScoreTerm } from '../../model/types.ts';
import type { Moment } from '../moments.ts';
import { idsOf } from './facts.ts';
import { type PhraseValue, sayIpClass, sayValue } from './phrase.ts';
import type { Told } from './told.ts';
import type { AgentFinding, DetailBlock, DetailRow } from './types.ts';
import { cite, countOf, listOf, rangeOf, stringOf, subjectOf, termOf } from './values.ts';

const agentsMax = 10;
const activitiesMax = 25;
const objectsMax = 5;

/** The facts as titled tables: whose account, who was at it, a summary, then each kind of act. */
export function tellDetails(told: Told): DetailBlock[] {
  return [...usersTold(told), ...agentsTold(told), summaryTold(told), ...activitiesTold(told)];
}

function row(
  label: string,
  values: readonly PhraseValue[],
  evidence: readonly string[] = [],
): DetailRow {
  return { label, text: values.map(sayValue).join(', '), values, evidence: evidence.slice(0, 20) };
}

function usersTold({ breaches }: Told): DetailBlock[] {
  const bySubject = Map.groupBy(breaches, ({ subject }) => subject);
  return [...bySubject].slice(0, agentsMax).map(([subject, own]) => ({
    kind: 'user',
    title: 'SaaS User Details',
    rows: [
      row('Account', [subjectOf(own[0]!)]),
      row('Actor', [stringOf(subject)]),
      row('Model breaches', [countOf(own.length)], cite(own)),
    ],
  }));
}

function agentsTold({ agents }: Told): DetailBlock[] {
  const suspicious = agents.filter(({ verdict }) => verdict !== 'benign');
  return suspicious.slice(0, agentsMax).map((agent) => ({
    kind: 'agent',
    title: 'Agent Carrying out Suspicious Activity',
    rows: agentRows(agent).filter(({ values }) => values.length > 0),
  }));
}

function agentRows(agent: AgentFinding): DetailRow[] {
  const { asn, asnName, clients = [], places, userAgents } = agent;
  const countries = [...new Set(places.flatMap(({ country }) => country ?? []))];
  const kinds = [...new Set(places.flatMap(({ ipClass }) => sayIpClass(ipClass) ?? []))];
  return [
    row('Agent', [termOf(agent.name)]),
    row('Acting as', [{ type: 'username', key: agent.subject, name: agent.subjectName }]),
    row(
      'Source IP',
      places.map(({ ip }) => termOf(ip)),
    ),
    row('ASN', asn === null ? [] : [{ type: 'network', asn, asnName, country: null }]),
    row(
      'Country',
      countries.map((code) => ({ type: 'country', code })),
    ),
    row('IP type', kinds.map(termOf)),
    row(
      'Client',
      clients.map((family) => ({ type: 'client', family })),
    ),
    row('User agent', userAgents.map(stringOf)),
    row('Sessions', agent.sessions === 0 ? [] : [countOf(agent.sessions)]),
    row('Foreign to the account', [termOf(foreignWord[String(agent.foreign) as 'true'])]),
    row('Active', [rangeOf(agent)]),
  ];
}

const foreignWord = { true: 'yes', false: 'no', null: 'not known: too short a history' };

/** What made it suspicious, in the words of the evidence groups. */
const properties: Partial<Record<ScoreTerm['group'], string>> = {
  time: 'Unusual time for activity',
  network: 'Unusual external source for activity',
  client: 'Unusual client for activity',
  act: 'Suspicious action performed',
  content: 'Suspicious action performed',
  volume: 'Unusual volume of activity',
};

function summaryTold({ breaches, start, end, moments }: Told): DetailBlock {
  const found = new Map<string, string[]>();
  for (const breach of breaches) {
    for (const term of breach.terms) {
      const name = term.points > 0 ? properties[term.group] : undefined;
      if (name) found.set(name, [...(found.get(name) ?? []), ...cite([breach])].slice(0, 20));
    }
  }
  const order = [...new Set(Object.values(properties))];
  return {
    kind: 'summary',
    title: 'Summary of Activity',
    rows: [
      row('Time range', [rangeOf({ start, end })]),
      row('Events', [countOf(countActs(moments))], idsOf(moments)),
      ...order
        .filter((name) => found.has(name))
        .map((name) => row('Suspicious property', [termOf(name)], found.get(name))),
    ],
  };
}

function activitiesTold({ moments }: Told): DetailBlock[] {
  return burstsOf(moments)
    .slice(0, activitiesMax)
    .map(({ moments: own }) => {
      const ids = idsOf(own);
      const distinct = (values: readonly (string | null)[]): PhraseValue[] => {
        const known = [...new Set(values.filter((value) => value !== null))].sort();
        return known.length === 0 ? [] : [listOf(known.map(stringOf), objectsMax)];
      };
      const rows = [
        row('Event', distinct(own.map(({ operation }) => operation)), ids),
        row('Number of events', [countOf(countActs(own))], ids),
        row('Time', [rangeOf({ start: own[0]!.time, end: own.at(-1)!.time })]),
        row(
          'Resource name',
          distinct(
            own.flatMap((one) => [one.appName, one.ruleName, one.ruleFolder, ...one.attachments]),
          ),
        ),
        row('Status message', statusOf(own)),
      ];
      return {
        kind: 'activity',
        title: 'Activity Details',
        rows: rows.filter(({ values }) => values.length > 0),
      };
    });
}

/** What was answered; a code in words where it is known. */
function statusOf(own: readonly Moment[]): PhraseValue[] {
  const codes = [...new Set(own.flatMap(({ errorCode }) => errorCode ?? []))].sort();
  if (codes.length === 0) return [];
  const told = codes.map((code) => {
    const reason = sayRefusal(code);
    return reason === null ? stringOf(code) : termOf(`${reason} (${code})`);
  });
  return [listOf(told, objectsMax)];
}
