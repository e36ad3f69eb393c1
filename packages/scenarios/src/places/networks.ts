/**
 * Networks that people of the generated organisations work from. The addresses are real and public, picked by
 * us so that the ASN of each /24 is an access provider of that country; nobody in particular is meant.
 */
export interface Network {
  asn: number;
  country: string;
  city: string;
  kind:
    | 'home'
    | 'mobile'
    | 'office'
    | 'hotel'
    | 'gateway'
    | 'relay'
    | 'vendor'
    | 'cloud'
    | 'runner';
  /** First three octets of each /24 in use. */
  prefixes: readonly string[];
}

type Row = [Network['kind'], number, string, string, readonly string[]];

const rows: readonly Row[] = [
  ['home', 2856, 'GB', 'London', ['86.150.10', '86.190.40', '109.150.20']],
  ['home', 5089, 'GB', 'Leeds', ['81.100.30', '82.20.14', '86.0.40']],
  ['home', 5607, 'GB', 'Bristol', ['90.200.10', '90.215.60']],
  ['home', 7922, 'US', 'Denver', ['73.40.10', '73.162.20', '98.200.30', '24.60.10']],
  ['home', 7018, 'US', 'Austin', ['108.200.10', '107.130.10']],
  ['home', 701, 'US', 'Boston', ['71.190.10', '100.0.40', '96.230.10']],
  ['home', 22773, 'US', 'Phoenix', ['68.10.20', '70.160.10']],
  ['home', 20115, 'US', 'Madison', ['97.80.10']],
  ['home', 3320, 'DE', 'Hamburg', ['79.200.10', '84.130.20', '91.10.30', '87.150.40']],
  ['home', 3209, 'DE', 'Cologne', ['178.200.10', '188.100.20', '95.90.20']],
  ['home', 3352, 'ES', 'Madrid', ['88.10.20', '83.40.10', '79.150.20']],
  ['home', 12479, 'ES', 'Valencia', ['90.160.10', '85.50.10']],
  ['home', 1136, 'NL', 'Utrecht', ['77.170.20', '86.80.10', '84.80.20']],
  ['home', 33915, 'NL', 'Rotterdam', ['94.210.10']],
  ['mobile', 206067, 'GB', 'London', ['92.40.170', '188.28.40']],
  ['mobile', 35228, 'GB', 'London', ['82.132.220']],
  ['mobile', 25135, 'GB', 'London', ['148.252.128', '85.255.233']],
  ['mobile', 21928, 'US', 'Seattle', ['172.58.20']],
  ['mobile', 22394, 'US', 'Newark', ['174.192.10']],
  ['mobile', 6805, 'DE', 'Munich', ['46.114.10', '89.204.130']],
  ['mobile', 12430, 'ES', 'Madrid', ['77.210.10', '31.4.130']],
  ['mobile', 33915, 'NL', 'Amsterdam', ['62.140.130']],
  ['office', 2856, 'GB', 'London', ['81.145.60', '62.6.40', '213.123.40', '195.171.20']],
  ['office', 7922, 'US', 'Denver', ['50.200.10', '50.235.40']],
  ['office', 7018, 'US', 'Austin', ['12.180.40']],
  ['office', 3320, 'DE', 'Hamburg', ['62.157.40', '217.5.140']],
  ['office', 3352, 'ES', 'Madrid', ['213.96.40', '195.53.20']],
  ['office', 1136, 'NL', 'Utrecht', ['213.75.40', '195.240.20']],
  ['hotel', 3243, 'PT', 'Lisbon', ['85.240.20']],
  ['hotel', 3269, 'IT', 'Milan', ['82.60.10', '79.10.20']],
  ['hotel', 3303, 'CH', 'Zurich', ['85.0.10', '213.3.40']],
  ['hotel', 8447, 'AT', 'Vienna', ['178.190.20']],
  ['hotel', 5466, 'IE', 'Dublin', ['86.40.10']],
  ['hotel', 577, 'CA', 'Toronto', ['70.50.10']],
  ['hotel', 3215, 'FR', 'Paris', ['86.200.10', '90.60.10']],
  ['hotel', 5432, 'BE', 'Brussels', ['81.241.10']],
  ['gateway', 62044, 'US', 'Chicago', ['165.225.80']],
  ['relay', 13335, 'US', 'San Francisco', ['104.28.40']],
  ['cloud', 14618, 'US', 'Ashburn', ['3.223.255', '54.156.10', '34.200.10']],
  ['runner', 8075, 'US', 'Boydton', ['20.55.10', '52.150.20', '20.161.40', '172.183.60']],
  ['relay', 36183, 'US', 'Cambridge', ['172.224.10', '172.224.24']],
  ['vendor', 8075, 'US', 'Redmond', ['52.98.10', '40.126.20']],
];

/** All networks, for a check against a table of announced prefixes. */
export const networks: readonly Network[] = rows.map(([kind, asn, country, city, prefixes]) => ({
  kind,
  asn,
  country,
  city,
  prefixes,
}));

/** Access networks that travellers meet abroad. */
export const hotels = networks.filter((network) => network.kind === 'hotel');
/** A web gateway: sites see its address, sign-in sees the office. */
export const gateway = only('gateway');
/** A phone's privacy relay. */
export const relay = only('relay', 13335);
/** Another provider of the same kind of relay; lists call its addresses rented ones. */
export const secondRelay = only('relay', 36183);
/** Exchange's own addresses, from which mailbox access by phones and services is reported. */
export const vendorService = only('vendor');

/** Networks of one kind in one country; throws where none is known. */
export function listNetworks(
  kind: 'home' | 'mobile' | 'office' | 'cloud' | 'runner',
  country: string,
): readonly Network[] {
  const found = networks.filter(
    (candidate) => candidate.kind === kind && candidate.country === country,
  );
  if (found.length === 0) throw new Error(`no ${kind} network known in ${country}`);
  return found;
}

function only(kind: Network['kind'], asn?: number): Network {
  const found = networks.find(
    (candidate) => candidate.kind === kind && (asn === undefined || candidate.asn === asn),
  );
  if (!found) throw new Error(`no ${kind} network known`);
  return found;
}
