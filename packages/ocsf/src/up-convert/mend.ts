/** What an object is, by OCSF's name for it, and where it stands in the event. */
export interface Place {
  name: string;
  path: string;
  /** Takes what 1.8 has no place for, by its path. */
  keep: (path: string, value: unknown) => void;
}

type Attributes = Record<string, unknown>;
type Mend = (attributes: Attributes, place: Place) => Attributes | undefined;

const locationNames = ['city', 'country', 'postal_code', 'region'];

/** Since 1.3 a place on the map alone is no location, and it is told as latitude and longitude. */
const mendLocation: Mend = (location, { path, keep }) => {
  const { coordinates } = location;
  if (locationNames.every((name) => location[name] === undefined)) {
    keep(path, location);
    return undefined;
  }
  if (!Array.isArray(coordinates) || coordinates.length !== 2) return location;
  const [long, lat] = coordinates as unknown[];
  const { coordinates: _, ...rest } = location;
  return { long, lat, ...rest };
};

/** Since 1.4 a vulnerability is told by one of its names; the weakness belongs to the CVE. */
const mendVulnerability: Mend = (vulnerability) => {
  const { cve, cwe, ...rest } = vulnerability;
  if (typeof cve !== 'object' || cve === null || cwe === undefined) return vulnerability;
  return { ...rest, cve: { related_cwes: [cwe], ...cve } };
};

/** Before 1.3 the priority of an incident was a number. */
const mendIncident: Mend = (incident) =>
  typeof incident['priority'] === 'number'
    ? { ...incident, priority: String(incident['priority']) }
    : incident;

const mends: ReadonlyMap<string, Mend> = new Map([
  ['location', mendLocation],
  ['vulnerability', mendVulnerability],
  ['class.incident_finding', mendIncident],
]);

/** The object as 1.8 asks for it; undefined where 1.8 has no such object. */
export function mend(attributes: Attributes, place: Place): Attributes | undefined {
  const found = mends.get(place.name);
  return found ? found(attributes, place) : attributes;
}
