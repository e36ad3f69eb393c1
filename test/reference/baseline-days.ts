import type { Act } from '@nightjar/core/entity';

/** What one subject showed on one UTC day (days since the epoch). */
export interface ReferenceDay {
  subject: string;
  day: number;
  /** By feature, sorted, each once. */
  values: Record<string, string[]>;
  /** Failed sign-ins of the busiest UTC hour, where there was one. */
  rates: { failures?: number };
  /** Active from an address that is not the vendor's own. */
  active: boolean;
  /** Where a directory of the day tells of the subject: the group of it that counts, or none. */
  peerGroup?: { uid: string; name: string } | null;
}

/** A value that is not learnt from `fromDay` to `untilDay`, both inclusive; or of `failures` the count, without a value. */
export interface ReferenceCutOut {
  subject: string;
  feature: string;
  value: string | null;
  fromDay: number;
  untilDay: number;
}

const dayMs = 24 * 60 * 60 * 1000;
const hourMs = 60 * 60 * 1000;

export const rentedClasses = ['hosting', 'vpn', 'proxy', 'tor'];

/** detection.md 2.1: d = UTC day of event time. */
export const dayOfAct = (act: Act): number => Math.floor(act.time / dayMs);

const placeOf = (act: Act): Act['intel'] =>
  act.intel !== null && act.intel.class !== 'vendor' ? act.intel : null;

const asnOf = (act: Act): string | null => {
  const asn = placeOf(act)?.asn;
  return asn ? `AS${asn}` : null;
};

const rentedClassOf = (act: Act): string | null => {
  const found = placeOf(act)?.class;
  return found !== undefined && rentedClasses.includes(found) ? found : null;
};

/** detection.md 2.3, feature by feature: the value that an act shows, or null. */
export const valueOf: Readonly<Record<string, (act: Act) => string | null>> = {
  asn: asnOf,
  country: (act) => placeOf(act)?.country ?? null,
  client: (act) => (placeOf(act) ? act.clientFamily : null),
  ipClass: rentedClassOf,
  application: (act) => act.grant?.appId ?? act.applicationId ?? act.application,
  operation: (act) => `${act.operationClass}:${act.operation}`,
  // A file is shared with one at a time; of a cloud's lists of accounts the events told here hold none.
  sharedWith: (act) => act.sharedWith?.[0] ?? null,
  device: (act) => (act.metric === 'saas.login.success' ? (act.device ?? null) : null),
};

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** Records delivered more than once count once. */
export const eachOnce = (acts: readonly Act[]): Act[] =>
  unique(acts.map(({ id }) => id)).map((id) => acts.find((act) => act.id === id)!);

/** A sign-in reported by two feeds (same request id) is one act with two records. */
const actKey = (act: Act): string => act.correlation ?? act.id;

const busiestHour = (acts: readonly Act[]): number => {
  const failures = acts.filter(({ metric }) => metric === 'saas.login.failure');
  const hours = unique(failures.map(({ time }) => Math.floor(time / hourMs)));
  const counts = hours.map(
    (hour) =>
      unique(failures.filter(({ time }) => Math.floor(time / hourMs) === hour).map(actKey)).length,
  );
  return Math.max(0, ...counts);
};

const isCut = (of: { subject: string; day: number }, cut: ReferenceCutOut): boolean =>
  cut.subject === of.subject && cut.fromDay <= of.day && of.day <= cut.untilDay;

const dayOfSubject = (
  of: { subject: string; day: number },
  acts: readonly Act[],
  cutOuts: readonly ReferenceCutOut[],
): ReferenceDay => {
  const cuts = cutOuts.filter((cut) => isCut(of, cut));
  // What was refused is no behaviour of the subject.
  const shown = acts.filter(({ outcome }) => outcome !== 'failure');
  const values: Record<string, string[]> = {};
  for (const [feature, read] of Object.entries(valueOf)) {
    const seen = unique(shown.map(read))
      .filter((value): value is string => value !== null)
      .filter((value) => !cuts.some((cut) => cut.feature === feature && cut.value === value))
      .toSorted();
    if (seen.length > 0) values[feature] = seen;
  }
  // Programs and machines often say no address: what is no person is known by any act.
  const active = shown.some((act) => placeOf(act) !== null || !of.subject.startsWith('user:'));
  const isCounted = cuts.every(({ feature }) => feature !== 'failures');
  const failures = isCounted ? busiestHour(acts) : 0;
  return { ...of, values, rates: failures > 0 ? { failures } : {}, active };
};

/**
 * The baseline days of a set of acts, in the order of day and subject: detection.md 2.1 and 2.3, read
 * literally. Whatever the order of the acts and however often each is given.
 */
export function baselineDaysOf(
  acts: readonly Act[],
  cutOuts: readonly ReferenceCutOut[] = [],
): ReferenceDay[] {
  const known = eachOnce(acts).filter(({ subject }) => subject !== null);
  const days = unique(known.map(dayOfAct)).toSorted((a, b) => a - b);
  return days.flatMap((day) => {
    const ofDay = known.filter((act) => dayOfAct(act) === day);
    const peers = peerGroupsOf(ofDay);
    return unique(ofDay.map(({ subject }) => subject!))
      .toSorted()
      .map((subject) => {
        const own = ofDay.filter((act) => act.subject === subject && act.groups === undefined);
        const peerGroup = peers.get(subject);
        return {
          ...dayOfSubject({ subject, day }, own, cutOuts),
          ...(peerGroup !== undefined && { peerGroup }),
        };
      });
  });
}

/** Who stands with four others or more in a group: in the smallest such one, as a day's directory last tells it. */
const peerGroupsOf = (ofDay: readonly Act[]): Map<string, ReferenceDay['peerGroup']> => {
  const told = ofDay
    .filter(({ groups }) => groups !== undefined)
    .toSorted((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  const groupsOf = new Map(told.map((act) => [act.subject!, act.groups!]));
  const everybody = [...groupsOf.values()];
  const sizeOf = (uid: string): number =>
    everybody.filter((groups) => groups.some((group) => group.uid === uid)).length;
  return new Map(
    [...groupsOf].map(([subject, groups]) => {
      const bySize = groups
        .filter(({ uid }) => sizeOf(uid) >= 5)
        .toSorted((a, b) => sizeOf(a.uid) - sizeOf(b.uid) || (a.uid < b.uid ? -1 : 1));
      return [subject, bySize[0] ?? null];
    }),
  );
};
