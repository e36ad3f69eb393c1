import { type Act, stableId } from '@nightjar/core/entity';
import { openedBy, type ReferenceAgent } from './agents.ts';
import type { ReferenceBreach } from './breaches.ts';
import { knownBad } from './match-changes.ts';

export interface ReferenceIncident {
  id: string;
  category: 'Critical' | 'Suspicious';
  score: number;
  start: number;
  /** Earliest first. */
  breachIds: string[];
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const foreignOf = ({ matches }: ReferenceBreach): ReferenceAgent[] =>
  matches.flatMap(({ agent }) => (agent?.foreign === true ? [agent] : []));
const isExit = ({ ipClass }: Pick<ReferenceAgent, 'ipClass'>): boolean =>
  ['vpn', 'tor', 'relay'].includes(ipClass);

const sessionsOf = ({ matches }: ReferenceBreach): string[] =>
  matches
    .flatMap(({ agent, cited }) => [
      ...(agent?.sessions ?? []),
      ...cited.map(({ act }) => openedBy(act) ?? ''),
    ])
    .filter((session) => !/^[0-]*$/.test(session));

const appOf = ({ matches }: ReferenceBreach): string | null =>
  matches.map(({ judged }) => judged.act.grant?.appId ?? null).find((app) => app !== null) ?? null;

const objectOf = (breach: ReferenceBreach): string | null => {
  const app = appOf(breach);
  if (app !== null) return app;
  const rule = breach.matches.map(({ judged }) => judged.act.rule).find((one) => one !== null);
  return rule ? `${breach.subject} ${rule.name}` : null;
};

const gapMs = (a: ReferenceBreach, b: ReferenceBreach): number =>
  Math.max(0, a.time - b.endTime, b.time - a.endTime);

const share = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((one) => b.includes(one));

const isRentedClass = (ipClass: string | undefined): boolean =>
  ['hosting', 'vpn', 'proxy', 'tor'].includes(ipClass ?? '');

type Source = Pick<ReferenceAgent, 'client' | 'ipClass' | 'ips'>;

/** A breach with those of its agents that are not the subject itself. */
interface Placed extends ReferenceBreach {
  strangers: ReferenceAgent[];
  /** What may link it to another that tells it, too. */
  shared: string[];
}

const agentsOf = ({ matches }: ReferenceBreach): ReferenceAgent[] =>
  matches.flatMap(({ agent }) => agent ?? []);
const actsOf = ({ matches }: ReferenceBreach): Act[] =>
  matches.flatMap(({ cited }) => cited.map(({ act }) => act));
const isFailed = ({ metric }: Act): boolean => metric === 'saas.login.failure';
const isSpray = ({ model, subject }: ReferenceBreach): boolean =>
  model.group === 'CRED' && subject.startsWith('ip:');
const sourceOf = ({ clientFamily, intel, ip }: Act): Source => ({
  client: clientFamily,
  ipClass: intel?.class ?? 'none',
  ips: ip === null ? [] : [ip],
});

/** One address; behind an exit one client, too. */
const isOneSource = (a: Source, b: Source): boolean =>
  share(a.ips, b.ips) &&
  ((!isExit(a) && !isExit(b)) || (a.client !== null && a.client === b.client));

/** Whether passwords were guessed from where the agent comes, a rented address. */
const hasGuessed = (breach: ReferenceBreach, agent: ReferenceAgent): boolean =>
  breach.model.group === 'CRED' &&
  actsOf(breach)
    .filter((act) => isFailed(act) && isRentedClass(act.intel?.class))
    .some((act) => isOneSource(sourceOf(act), agent));

/** Whether what was done from there, a rented address, is an incident without anything else. */
const hasProven = (breach: ReferenceBreach, agent: ReferenceAgent): boolean =>
  opens([breach]) &&
  agentsOf(breach).some((one) => isRentedClass(one.ipClass) && isOneSource(one, agent));

/** Foreign agents, and those of whom something within fourteen days tells that they are. */
const knownStrangersOf = (
  breach: ReferenceBreach,
  all: readonly ReferenceBreach[],
): ReferenceAgent[] => {
  const near = all.filter((other) => gapMs(breach, other) <= 14 * dayMs);
  return agentsOf(breach).filter(
    (agent) =>
      agent.foreign ||
      near.some((other) => hasGuessed(other, agent)) ||
      near.some((other) => other.subject === breach.subject && hasProven(other, agent)),
  );
};

/** Who comes from a rented network where a stranger is in is one as well; nobody is let in by a later spray. */
const placeAll = (all: readonly ReferenceBreach[]): Placed[] => {
  const sprayed = new Set(all.filter(isSpray).flatMap(({ evidence }) => evidence));
  const known = all.map((breach) => ({ breach, strangers: knownStrangersOf(breach, all) }));
  const entered = known
    .filter(({ breach, strangers }) => strangers.length > 0 && !actsOf(breach).every(isFailed))
    .map(({ breach }) => breach);
  return known.map(({ breach, strangers }): Placed => {
    const intruding = entered.filter(({ subject }) => subject === breach.subject);
    const isJoined = intruding.some((other) => gapMs(breach, other) <= 72 * hourMs);
    const others = isJoined ? agentsOf(breach).filter((one) => isRentedClass(one.ipClass)) : [];
    const times = intruding.flatMap(actsOf).filter((act) => !isFailed(act));
    const isLate = ({ id, time }: Act): boolean =>
      sprayed.has(id) && times.some((did) => did.time < time && time - did.time <= 14 * dayMs);
    const late = new Set(
      actsOf(breach)
        .filter(isLate)
        .map(({ id }) => id),
    );
    return {
      ...breach,
      strangers: [...strangers, ...others],
      shared: breach.evidence.filter((id) => !late.has(id)),
    };
  });
};

/** L3: one subject, both strangers. */
const isSameIntruder = (a: Placed, b: Placed): boolean =>
  a.subject === b.subject &&
  a.strangers.some((x) =>
    b.strangers.some((y) => {
      const reach = (same: boolean, days: number): number => (same ? days * dayMs : 0);
      const isSame = x.asn !== null && x.asn === y.asn && x.client === y.client;
      const isSameClass = x.ipClass !== 'none' && x.ipClass === y.ipClass;
      const isSameClient = x.client !== null && x.client === y.client;
      const within = Math.max(
        reach(isSame, 14),
        72 * hourMs,
        reach(isSameClass || isSameClient, 7),
      );
      return gapMs(a, b) <= within;
    }),
  );

/** Whence strangers came; of a spray, which is told of its address, whence it came. */
const sourcesOf = (breach: Placed): Source[] =>
  isSpray(breach) ? actsOf(breach).map(sourceOf) : breach.strangers;

/** L4: one address of strangers; behind a shared exit the client and the hours must agree too. */
const isSameSource = (a: Placed, b: Placed): boolean =>
  sourcesOf(a).some((x) =>
    sourcesOf(b).some(
      (y) => isOneSource(x, y) && gapMs(a, b) <= (isExit(x) || isExit(y) ? 2 * hourMs : dayMs),
    ),
  );

/** L4: a spray from a rented address that nobody shares, and who comes in from there within fourteen days. */
const isHarvest = (spray: Placed, entry: Placed): boolean =>
  isSpray(spray) &&
  entry.time >= spray.time - 300_000 &&
  entry.time <= spray.time + 14 * dayMs &&
  actsOf(spray)
    .map(sourceOf)
    .filter((source) => isRentedClass(source.ipClass) && !isExit(source))
    .some(({ ips }) => entry.strangers.some((agent) => share(ips, agent.ips)));

/** L5: an application granted by a stranger, and its use or other foreign grants of it. */
const isLineage = (a: Placed, b: Placed): boolean => {
  const app = appOf(a);
  if (app === null || a.strangers.length === 0) return false;
  const isUse = b.subject === `sp:${app}` && b.time >= a.time - 300_000;
  return (isUse || (b.strangers.length > 0 && appOf(b) === app)) && gapMs(a, b) <= 14 * dayMs;
};

/** L6: the subject itself or unknown agents: the same object, or without one the same subject. */
const isSameAct = (a: Placed, b: Placed): boolean => {
  if (a.strangers.length > 0 || b.strangers.length > 0 || a.model !== b.model) return false;
  if (objectOf(a) !== null || objectOf(b) !== null)
    return objectOf(a) === objectOf(b) && gapMs(a, b) <= 14 * dayMs;
  return a.subject === b.subject && gapMs(a, b) <= 48 * hourMs;
};

/** detection.md 4.2, L1 to L6 in this order. */
const isLinked = (a: Placed, b: Placed): boolean =>
  share(a.shared, b.shared) ||
  (share(sessionsOf(a), sessionsOf(b)) && gapMs(a, b) <= 30 * dayMs) ||
  isSameIntruder(a, b) ||
  isSameSource(a, b) ||
  isHarvest(a, b) ||
  isHarvest(b, a) ||
  isLineage(a, b) ||
  isLineage(b, a) ||
  isSameAct(a, b);

/** Everything that can be reached from the first by links. */
const componentOf = (first: Placed, all: readonly Placed[]): Placed[] => {
  const reached = [first];
  for (const one of reached)
    reached.push(...all.filter((other) => !reached.includes(other) && isLinked(one, other)));
  return reached;
};

/** CRED is a group of its own only if the source is of hosting class or hit three users. */
const isCredCounted = (cred: readonly ReferenceBreach[]): boolean =>
  cred.some(({ matches }) =>
    matches.some(
      ({ cited, agent, usersTargeted }) =>
        isRentedClass(agent?.ipClass) ||
        cited.some(({ act }) => isRentedClass(act.intel?.class)) ||
        (usersTargeted ?? 0) >= 3,
    ),
  ) || new Set(cred.map(({ subject }) => subject)).size >= 3;

const groupsOf = (breaches: readonly ReferenceBreach[]): string[] => {
  const groups = [...new Set(breaches.map(({ model }) => model.group))];
  const cred = breaches.filter(({ model }) => model.group === 'CRED');
  return groups.filter((group) => group !== 'CRED' || isCredCounted(cred));
};

const stopped = ['50055', '50074', '50076', '50079', '53003', '500121'];
const isPasswordKnown = ({ model, matches }: ReferenceBreach): boolean =>
  model.group === 'CRED' &&
  matches.some(({ judged }) => stopped.includes(judged.act.errorCode ?? ''));

const isSelfProving = ({ matches }: ReferenceBreach): boolean =>
  matches.some(
    ({ judged: { act }, agent }) =>
      (act.metric === 'saas.oauth.grant' && knownBad.includes(act.grant?.appId ?? '')) ||
      (act.rule?.externalForward === true && agent?.foreign === true),
  );

const isWeighty = ({ model }: ReferenceBreach): boolean =>
  model.category !== 'Informational' && !model.compliance;

/** detection.md 4.1. */
const opens = (breaches: readonly ReferenceBreach[]): boolean => {
  if (breaches.some(isPasswordKnown)) return true;
  if (breaches.every(({ model }) => model.group === 'CRED')) return false;
  return (
    breaches.some(({ model }) => model.category === 'Critical') ||
    breaches.some(isSelfProving) ||
    (groupsOf(breaches).length >= 2 && breaches.some(isWeighty)) ||
    breaches.some((one) => isWeighty(one) && one.model.group !== 'CRED' && one.score >= 60)
  );
};

const isOneAtTheKeyboard = (a: ReferenceAgent, b: ReferenceAgent): boolean =>
  share(a.sessions, b.sessions) ||
  share(a.ips, b.ips) ||
  (a.asn !== null &&
    a.asn === b.asn &&
    (a.client === b.client || a.client === null || b.client === null));

const isCritical = (breaches: readonly ReferenceBreach[]): boolean => {
  if (breaches.some(isSelfProving)) return true;
  const access = breaches.filter(({ model }) => model.group === 'ACCESS');
  const isBoth = breaches.some(
    (other) =>
      other.model.group !== 'ACCESS' &&
      groupsOf(breaches).includes(other.model.group) &&
      access.some((one) =>
        foreignOf(one).some(
          (x) =>
            one.subject === other.subject && foreignOf(other).some((y) => isOneAtTheKeyboard(x, y)),
        ),
      ),
  );
  const restsOnNull = access.every(({ matches }) =>
    matches.every(({ judged }) => judged.acrossUsers),
  );
  return isBoth && (!restsOnNull || breaches.some(({ model }) => model.group === 'CRED'));
};

/** Incidents of a tenant's breaches: connected components that open, earliest first. */
export function incidentsOf(
  tenantId: string,
  breaches: readonly ReferenceBreach[],
): ReferenceIncident[] {
  const sorted = placeAll(breaches).toSorted((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  const incidents: ReferenceIncident[] = [];
  const placed = new Set<Placed>();
  for (const first of sorted) {
    if (placed.has(first)) continue;
    const component = componentOf(first, sorted);
    for (const one of component) placed.add(one);
    if (!opens(component)) continue;
    const members = sorted.filter((one) => component.includes(one));
    const highest = Math.max(...members.map(({ score }) => score));
    incidents.push({
      id: stableId('incident', tenantId, first.id),
      category: isCritical(members) ? 'Critical' : 'Suspicious',
      score: Math.min(100, highest + 5 * Math.max(0, groupsOf(members).length - 1)),
      start: first.time,
      breachIds: members.map(({ id }) => id),
    });
  }
  return incidents;
}
