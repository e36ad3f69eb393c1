import type { Act } from '../../entity/types.ts';
import { countActs } from '../../entity/count-acts.ts';
import type { AgentRef, Breach, Observation } from '../../model/types.ts';
import { isHostingLike } from '../foreign-agents.ts';
import type { Moment } from '../moments.ts';
import { clusterAgents, type AgentCluster } from './cluster-agents.ts';
import { phrase, type Phrase, type PhraseValue, type Place, sayIpClass } from './phrase.ts';
import type { AgentFinding } from './types.ts';

const placesMax = 10;
const userAgentsMax = 3;
const clientsMax = 4;

/** The agents behind the breaches, each with its acts and what makes it suspicious: those first, then by time. */
export function findAgents(
  breaches: readonly Breach[],
  moments: readonly Moment[],
  acts: readonly Act[],
): AgentFinding[] {
  const clusters = clusterAgents(breaches);
  const ownMoments = attribute(clusters, moments);
  const userAgents = new Map(acts.map((act) => [act.id, act.userAgent]));
  return clusters
    .map((cluster, at) => describe(cluster, { moments: ownMoments[at]!, userAgents }))
    .sort((a, b) => rank(a) - rank(b) || a.start - b.start || (a.subject < b.subject ? -1 : 1))
    .map((agent, at) => ({ ...agent, name: nameOf(at) }));
}

const rank = ({ verdict }: Pick<AgentFinding, 'verdict'>): number =>
  verdict === 'suspicious' ? 0 : verdict === 'undecided' ? 1 : 2;

/** A to Z, then A2 and so on. */
function nameOf(at: number): string {
  const round = Math.floor(at / 26);
  return String.fromCharCode(65 + (at % 26)) + (round > 0 ? round + 1 : '');
}

/** Each moment belongs to the agent of its address, else to the only agent of the breaches that cite it. */
function attribute(clusters: readonly AgentCluster[], moments: readonly Moment[]): Moment[][] {
  const byAddress = new Map<string, number>();
  const byEvent = new Map<string, number>();
  clusters.forEach((cluster, at) => {
    for (const ip of cluster.ips) byAddress.set(`${cluster.subject}|${ip}`, at);
    for (const breach of cluster.breaches) {
      if (breach.agents.length === 1)
        for (const event of breach.evidence) byEvent.set(event.id, at);
    }
  });
  const own: Moment[][] = clusters.map(() => []);
  for (const moment of moments) {
    const at = byAddress.get(`${moment.subject}|${moment.ip}`) ?? byEvent.get(moment.id);
    if (at !== undefined) own[at]!.push(moment);
  }
  return own;
}

function describe(
  cluster: AgentCluster,
  of: { moments: readonly Moment[]; userAgents: ReadonlyMap<string, string | null> },
): Omit<AgentFinding, 'name'> {
  const { breaches, subject, foreign } = cluster;
  const { moments } = of;
  const cited = new Set(breaches.flatMap((breach) => breach.evidence.map(({ id }) => id)));
  const suspicious = moments.filter(({ id }) => cited.has(id));
  const agents = moments.flatMap(({ id }) => of.userAgents.get(id) ?? []);
  const verdict = foreign === null ? 'undecided' : foreign ? 'suspicious' : 'benign';
  const counted = { acts: countActs(moments), suspiciousActs: countActs(suspicious) };
  return {
    subject,
    subjectName: breaches[0]!.subjectName,
    ...cluster.network,
    clientFamily: cluster.clientFamily,
    clients: clientsOf(cluster, moments),
    userAgents: [...new Set(agents)].sort().slice(0, userAgentsMax),
    places: placesOf(cluster, moments),
    sessions: cluster.sessions.size,
    foreign,
    verdict,
    ...counted,
    because: becauseOf(cluster, { moments, suspicious, counted }),
    breachIds: breaches.map(({ id }) => id),
    start: Math.min(
      ...breaches.map(({ time }) => time),
      ...moments.slice(0, 1).map(({ time }) => time),
    ),
    end: Math.max(
      ...breaches.map(({ endTime }) => endTime),
      ...moments.slice(-1).map(({ time }) => time),
    ),
  };
}

/** A session joins what a browser shows and what the mailbox tells of it. */
function clientsOf({ clientFamily }: AgentCluster, moments: readonly Moment[]): string[] {
  const shown = moments.flatMap((moment) => moment.clientFamily ?? []);
  return [...new Set([...(clientFamily === null ? [] : [clientFamily]), ...shown])].slice(
    0,
    clientsMax,
  );
}

function placesOf(cluster: AgentCluster, moments: readonly Moment[]): Place[] {
  const places = new Map<string, Place>();
  for (const { ip, asn, asnName, country, ipClass } of moments) {
    if (ip !== null && !places.has(ip)) places.set(ip, { ip, asn, asnName, country, ipClass });
  }
  for (const ip of cluster.ips) {
    if (!places.has(ip)) places.set(ip, { ip, ...cluster.network, country: null });
  }
  return [...places.values()].slice(0, placesMax);
}

interface Seen {
  moments: readonly Moment[];
  suspicious: readonly Moment[];
  counted: Pick<AgentFinding, 'acts' | 'suspiciousActs'>;
}

function becauseOf(cluster: AgentCluster, { moments, suspicious, counted }: Seen): Phrase[] {
  const ids = suspicious.map(({ id }) => id);
  const failed = moments.filter(({ kind }) => kind === 'failedSignIn');
  const found: Phrase[] = [];
  if (cluster.foreign === true) found.push(...newnessOf(cluster));
  if (cluster.foreign === false) found.push(phrase('agent.own', {}, ids));
  if (cluster.foreign === null) found.push(phrase('agent.unknown', {}, ids));
  const kind = sayIpClass(cluster.network.ipClass);
  if (kind !== null && isHostingLike(cluster.network.ipClass))
    found.push(phrase('agent.hosting', { kind: { type: 'term', text: kind } }, ids));
  if (failed.length > 0) {
    const count: PhraseValue = { type: 'count', count: countActs(failed) };
    found.push(
      phrase(
        'agent.failed',
        { count },
        failed.map(({ id }) => id),
      ),
    );
  }
  if (cluster.ambiguous) found.push(phrase('agent.alongside', {}, ids));
  if (ids.length > 0) {
    const acts: PhraseValue = { type: 'count', count: counted.acts };
    const amount: PhraseValue = { type: 'count', count: counted.suspiciousActs };
    found.push(phrase('agent.breached', { suspicious: amount, acts }, ids));
  }
  return found;
}

/** Which of the agent's marks the account had hardly shown, by the breaches' own numbers. */
function newnessOf({ breaches, subject }: AgentCluster): Phrase[] {
  const user: PhraseValue = { type: 'username', key: subject, name: breaches[0]!.subjectName };
  const told = new Map<string, Phrase>();
  for (const breach of breaches) {
    // A breach of several agents does not say whose network it observed.
    const [agent, ...others] = breach.agents;
    if (agent === undefined || others.length > 0) continue;
    for (const observation of breach.observations) {
      const mark = markOf(observation, agent);
      if (mark === null || told.has(mark.id) || observation.score === undefined) continue;
      const seen: PhraseValue = { type: 'count', count: observation.score.daysSeen };
      const known: PhraseValue = { type: 'count', count: observation.score.daysKnown };
      const ids = breach.evidence.map(({ id }) => id);
      told.set(mark.id, phrase(mark.id, { ...mark.values, seen, known, user }, ids));
    }
  }
  return joinUnseen([...told.values()]);
}

/** A network that was never seen is told together with what else of the agent was not. */
function joinUnseen(told: readonly Phrase[]): Phrase[] {
  const [network] = unseenOf(told, 'agent.newNetwork');
  if (network === undefined) return [...told];
  const others = [...unseenOf(told, 'agent.newCountry'), ...unseenOf(told, 'agent.newClient')];
  const alike = others.filter(
    ({ values }) => countIn(values, 'known') === countIn(network.values, 'known'),
  );
  const marks = alike.map(({ id }) => (id === 'agent.newCountry' ? 'Country' : 'Client')).join('');
  if (marks === '') return [...told];
  const joined = [network, ...alike];
  const values = Object.assign({}, ...joined.map((one) => one.values)) as Phrase['values'];
  const evidence = joined.flatMap((one) => one.evidence);
  const all = phrase(
    `agent.neverNetwork${marks as 'Country' | 'Client' | 'CountryClient'}`,
    values,
    evidence,
  );
  return [all, ...told.filter((one) => !joined.includes(one))];
}

function unseenOf(told: readonly Phrase[], id: Phrase['id']): Phrase[] {
  return told.filter((one) => one.id === id && countIn(one.values, 'seen') === 0);
}

function countIn(values: Phrase['values'], name: string): number | null {
  const value = values[name];
  return value?.type === 'count' ? value.count : null;
}

/** Named as the breach counted it: a session may have joined several clients, or networks, to one agent. */
function markOf(
  { score }: Observation,
  { asn, asnName }: AgentRef,
): {
  id: 'agent.newNetwork' | 'agent.newCountry' | 'agent.newClient';
  values: Phrase['values'];
} | null {
  if (score === undefined || score.rarity === null) return null;
  if (score.feature === 'asn' && score.value === `AS${asn}`) {
    const network: PhraseValue = { type: 'network', asn, asnName, country: null };
    return { id: 'agent.newNetwork', values: { network } };
  }
  if (score.feature === 'country')
    return { id: 'agent.newCountry', values: { country: { type: 'country', code: score.value } } };
  if (score.feature === 'client')
    return { id: 'agent.newClient', values: { client: { type: 'client', family: score.value } } };
  return null;
}
