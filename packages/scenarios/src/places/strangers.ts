import type { Network } from './networks.ts';

/** A network that intruders and scanners come from; its kind is what is known of its addresses. */
export interface Stranger extends Omit<Network, 'kind'> {
  kind: 'hosting' | 'vpn' | 'tor' | 'access';
}

type Row = [Stranger['kind'], number, string, string, readonly string[]];

const rows: readonly Row[] = [
  ['hosting', 16276, 'GB', 'London', ['5.178.110']],
  ['hosting', 24940, 'DE', 'Falkenstein', ['5.9.127', '5.75.191', '65.21.127']],
  ['hosting', 14061, 'US', 'Santa Clara', ['24.144.68', '67.207.81']],
  ['hosting', 20473, 'GB', 'London', ['5.83.212', '5.199.15']],
  ['hosting', 51167, 'DE', 'Nuremberg', ['2.58.81', '45.8.149']],
  ['hosting', 63949, 'US', 'Fremont', ['45.33.63', '74.207.239']],
  ['hosting', 53667, 'US', 'Las Vegas', ['107.189.29', '199.195.251']],
  ['hosting', 197540, 'DE', 'Karlsruhe', ['37.120.186', '5.45.103']],
  ['hosting', 210558, 'NL', 'Amsterdam', ['45.80.158', '45.83.28']],
  ['hosting', 6939, 'US', 'Fremont', ['64.62.145', '64.62.205']],
  ['hosting', 10439, 'US', 'San Diego', ['66.240.223', '71.6.191']],
  ['hosting', 396982, 'US', 'The Dalles', ['8.34.215']],
  ['vpn', 9009, 'RO', 'Bucharest', ['5.157.207']],
  ['vpn', 136787, 'DE', 'Frankfurt', ['2.56.252', '5.180.63']],
  ['vpn', 209854, 'US', 'New York', ['5.182.103', '23.27.54']],
  ['vpn', 212238, 'US', 'Ashburn', ['2.26.157', '2.26.253']],
  ['vpn', 32751, 'US', 'Chicago', ['66.85.15', '74.91.117']],
  ['tor', 60729, 'DE', 'Berlin', ['185.220.101', '185.177.207']],
  ['access', 37148, 'NG', 'Lagos', ['41.203.79', '102.203.105']],
  ['access', 12389, 'RU', 'Samara', ['5.140.64', '2.63.173']],
  ['access', 8359, 'RU', 'Perm', ['5.227.119', '31.29.150']],
  ['access', 45899, 'VN', 'Hanoi', ['14.175.255', '14.224.127']],
  ['access', 18403, 'VN', 'Da Nang', ['113.22.191', '42.115.255']],
  ['access', 28573, 'BR', 'Campinas', ['177.33.59', '177.64.59']],
  ['access', 7738, 'BR', 'Salvador', ['152.237.31', '177.177.103']],
  ['access', 9121, 'TR', 'Izmir', ['78.170.103', '78.182.255']],
  ['access', 15895, 'UA', 'Kyiv', ['37.115.127', '5.248.127']],
  ['access', 4134, 'CN', 'Xi\u2019an', ['1.82.119', '1.71.99']],
  ['access', 4766, 'KR', 'Seoul', ['14.33.18', '1.231.122']],
  ['access', 3462, 'TW', 'Taichung', ['1.34.255', '36.231.255']],
  ['access', 24560, 'IN', 'Pune', ['59.144.92', '27.58.127']],
  ['access', 45595, 'PK', 'Lahore', ['119.153.15', '58.181.99']],
  ['access', 8452, 'EG', 'Giza', ['41.235.255', '41.39.255']],
  ['access', 6713, 'MA', 'Fes', ['41.140.127', '41.251.247']],
  ['access', 23969, 'TH', 'Chiang Mai', ['1.0.162', '1.179.215']],
  ['access', 8151, 'MX', 'Puebla', ['148.233.203', '148.217.127']],
  ['access', 22927, 'AR', 'Rosario', ['181.23.255', '179.40.26']],
];

/** Networks in which generated people never work. The addresses are real and public; nobody in particular is meant. */
export const strangers: readonly Stranger[] = rows.map(([kind, asn, country, city, prefixes]) => ({
  kind,
  asn,
  country,
  city,
  prefixes,
}));

/** Those of some kinds, in a fixed order. */
export function listStrangers(...kinds: readonly Stranger['kind'][]): Stranger[] {
  return strangers.filter(({ kind }) => kinds.includes(kind));
}
