import type { Metric } from '../entity/types.ts';
import type { ValueFeature } from './types.ts';

const flows: readonly Metric[] = ['net.flow', 'net.http', 'net.dns', 'net.remote'];
/** Ports above are the sender's own, drawn by chance. */
const servedPortMax = 32_767;

/** Of machines on a network. */
export const networkFeatures = [
  {
    name: 'remoteAsn',
    label: 'network reached',
    metrics: flows,
    values: ({ remote }) => (remote?.direction === 'out' && remote.asn ? `AS${remote.asn}` : null),
  },
  {
    name: 'remoteCountry',
    label: 'country reached',
    metrics: flows,
    values: ({ remote }) => (remote?.direction === 'out' ? remote.country : null),
  },
  {
    name: 'remoteClass',
    label: 'kind of network reached',
    metrics: flows,
    values: ({ remote }) => (remote?.direction === 'out' ? remote.class : null),
  },
  {
    name: 'remotePort',
    label: 'port reached outside',
    metrics: flows,
    values: ({ remote }) => (remote?.direction === 'out' ? servedPort(remote.port) : null),
  },
  {
    name: 'source',
    label: 'address that connects',
    metrics: flows,
    values: ({ remote }) => (remote?.direction === 'in' && remote.accepted ? remote.ip : null),
  },
  {
    name: 'servedPort',
    label: 'port that takes connections from outside',
    metrics: flows,
    values: ({ remote }) =>
      remote?.direction === 'in' && remote.accepted ? servedPort(remote.port) : null,
  },
  {
    name: 'exposedPort',
    label: 'port that several outside addresses reach in a day',
    metrics: flows,
    values: ({ remote }) =>
      remote?.direction === 'in' && remote.accepted ? servedPort(remote.port) : null,
    crowd: { of: ({ remote }) => remote?.ip ?? null, atLeast: 3 },
  },
  {
    name: 'peer',
    label: 'machine inside that is reached',
    metrics: flows,
    values: ({ remote }) => (remote?.direction === 'inner' ? remote.ip : null),
  },
  {
    name: 'peerPort',
    label: 'port reached inside',
    metrics: flows,
    values: ({ remote }) => (remote?.direction === 'inner' ? servedPort(remote.port) : null),
  },
  {
    name: 'domain',
    label: 'domain asked for',
    metrics: ['net.dns', 'net.http', 'net.flow'],
    values: ({ remote }) => (remote?.host === undefined ? null : registeredDomain(remote.host)),
  },
  {
    name: 'webClient',
    label: 'program that speaks HTTP',
    metrics: ['net.http'],
    values: (act) => act.clientFamily,
  },
  {
    name: 'remoteProtocol',
    label: 'protocol of remote control',
    metrics: ['net.remote'],
    values: ({ remote }) =>
      remote === undefined ? null : `${remote.protocol ?? 'remote'} ${remote.direction}`,
  },
  {
    name: 'finding',
    label: 'kind of finding',
    metrics: ['security.finding'],
    values: (act) => act.operation,
  },
] as const satisfies readonly ValueFeature[];

function servedPort(port: number | null): string | null {
  return port !== null && port <= servedPortMax ? String(port) : null;
}

const secondLevel = /^(?:co|com|net|org|gov|ac|edu)$/;

/** The name that somebody registered: the last two labels, or three where the second is a country's own. */
export function registeredDomain(host: string): string | null {
  const labels = host.replace(/\.$/, '').split('.');
  if (labels.length < 2 || /^[\d.]+$/.test(host)) return null;
  const count = labels.length > 2 && secondLevel.test(labels.at(-2)!) ? 3 : 2;
  return labels.slice(-count).join('.');
}
