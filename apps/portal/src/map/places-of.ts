import { foreignSources, networkKind } from '../graph/graph-of.ts';
import type { EvidenceEvent, ModelBreach } from '../graphql/breach-schema.ts';

/** A network in a country, and what came from there. Names are written by outsiders. */
export interface NetworkPlace {
  id: string;
  asn: number | null;
  name: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  kind: string | null;
  addresses: string[];
  /** And devices, where the records name them. */
  clients: string[];
  count: number;
  first: string;
  last: string;
  isForeign: boolean;
}

interface Gathered extends Omit<NetworkPlace, 'addresses' | 'clients'> {
  ips: Set<string>;
  families: Set<string>;
}

function gather(places: Map<string, Gathered>, event: EvidenceEvent, isForeign: boolean): void {
  const { asn, asnName: name, country, ip, happenedAt: at } = event;
  const id = `${asn ?? ip} ${country ?? ''}`;
  const place = places.get(id) ?? {
    id,
    asn,
    name,
    country,
    kind: networkKind(event.ipClass),
    count: 0,
    first: at,
    last: at,
    isForeign: false,
    ips: new Set<string>(),
    families: new Set<string>(),
  };
  places.set(id, place);
  place.count += 1;
  place.isForeign ||= isForeign;
  if (at < place.first) place.first = at;
  if (at > place.last) place.last = at;
  if (ip !== null) place.ips.add(ip);
  if (event.clientFamily !== null) place.families.add(event.clientFamily);
  if (event.device !== null) place.families.add(event.device);
}

/** The networks that an incident's cited events came from, the foreign ones first, then by time. */
export function placesOf(breaches: readonly ModelBreach[]): NetworkPlace[] {
  const foreign = foreignSources(breaches);
  const seen = new Set<string>();
  const places = new Map<string, Gathered>();
  for (const { evidence, subject } of breaches) {
    for (const event of evidence) {
      if (seen.has(event.id) || (event.asn === null && event.ip === null)) continue;
      seen.add(event.id);
      gather(places, event, foreign.has(`${subject.key} ${event.asn}`));
    }
  }
  return [...places.values()]
    .map(({ ips, families, ...place }) => ({
      ...place,
      addresses: [...ips],
      clients: [...families],
    }))
    .toSorted(
      (one, other) =>
        Number(other.isForeign) - Number(one.isForeign) || (one.first < other.first ? -1 : 1),
    );
}
