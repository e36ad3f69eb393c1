import { networks } from '../places/networks.ts';
import { placeIn } from '../places/place-in.ts';
import { strangers } from '../places/strangers.ts';
import { createRandom, type Random } from '../random.ts';
import { dayMs, startOfDay } from '../time.ts';
import type { VendorRecord } from '../types.ts';
import { findMachine, type Fleet, type Machine } from './fleet.ts';
import type { Flow } from './flow.ts';
import { flowRecord, type FlowFormat } from './flow-records.ts';

/** Whole days that end at the anchor (ms); `activity` multiplies the visits. */
export interface NetworkOptions {
  anchor: number;
  days: number;
  format?: FlowFormat;
  activity?: number;
}

/** Connections of a fleet on ordinary days, lazily, in order; every public address is scanned, and what is private refuses. */
export function* networkDays(fleet: Fleet, options: NetworkOptions): Generator<VendorRecord> {
  const { anchor, days, format = 'aws-vpc-flow', activity = 1 } = options;
  const from = anchor - days * dayMs;
  for (let start = startOfDay(from); start < anchor; start += dayMs) {
    const told = fleet.machines.flatMap((machine) => {
      const random = createRandom(`${fleet.seed}/${start}/${machine.id}`);
      const flows = dayOf(fleet, machine, { start, random, activity });
      return flows.map((flow) => flowRecord({ fleet, machine, format }, flow));
    });
    told.sort((left, right) => left.happenedAt - right.happenedAt);
    yield* told.filter(({ happenedAt }) => happenedAt >= from && happenedAt < anchor);
  }
}

interface Telling {
  start: number;
  random: Random;
  activity: number;
}

function dayOf(fleet: Fleet, machine: Machine, telling: Telling): Flow[] {
  const flows = [...callInside(fleet, machine, telling), ...fetchUpdates(machine, telling)];
  return machine.exposure === 'public'
    ? [...flows, ...visit(machine, telling), ...scan(machine, telling)]
    : flows;
}

/** What public machines are there for: visitors from access networks, many for the first time. */
function visit(machine: Machine, { start, random, activity }: Telling): Flow[] {
  const visits = Math.round(160 * activity * (0.7 + 0.6 * random.next()));
  const access = networks.filter(({ kind }) => kind === 'home' || kind === 'mobile');
  const abroad = strangers.filter(({ kind }) => kind === 'access');
  return Array.from({ length: visits }, () => {
    const network = random.chance(0.85) ? random.pick(access) : random.pick(abroad);
    const at = start + random.int(0, 86_399) * 1000;
    return accept(random, {
      at,
      from: placeIn(network, random).ip,
      to: machine,
      port: machine.ports[0]!,
    });
  });
}

const scanned = [22, 23, 80, 445, 1433, 3306, 3389, 5900, 6379, 8080, 8443, 9200] as const;

/** Scanners on ports that nobody serves: refused. */
function scan(machine: Machine, { start, random }: Telling): Flow[] {
  const scanners = strangers.filter(({ kind }) => kind !== 'vpn');
  return Array.from({ length: random.int(40, 90) }, () => {
    const port = random.pick(scanned.filter((one) => !machine.ports.includes(one)));
    const at = start + random.int(0, 86_399) * 1000;
    return refuse(random, {
      at,
      from: placeIn(random.pick(scanners), random).ip,
      to: machine,
      port,
    });
  });
}

const callers: Readonly<Record<string, string>> = {
  'orders-1': 'web-1',
  'orders-2': 'web-2',
  'ledger-1': 'api-1',
  'ledger-2': 'api-2',
  'database-1': 'orders-1',
  'database-2': 'orders-2',
  'batch-1': 'ledger-1',
  'batch-2': 'ledger-2',
};

/** Machines that serve one another within the network. */
function callInside(fleet: Fleet, machine: Machine, { start, random, activity }: Telling): Flow[] {
  const caller = callers[machine.name];
  if (caller === undefined) return [];
  const from = findMachine(fleet, caller).ip;
  return Array.from({ length: Math.round(30 * activity) }, () => {
    const at = start + random.int(0, 86_399) * 1000;
    return accept(random, { at, from, to: machine, port: machine.ports[0]! });
  });
}

/** Packages and calls to the cloud: outwards. */
function fetchUpdates(machine: Machine, { start, random }: Telling): Flow[] {
  const mirrors = networks.filter(({ kind }) => kind === 'cloud');
  return Array.from({ length: 6 }, () => ({
    at: start + random.int(0, 86_399) * 1000,
    from: { ip: machine.ip, port: random.int(32_768, 60_999) },
    to: { ip: placeIn(random.pick(mirrors), random).ip, port: 443 },
    accepted: true,
    packets: random.int(12, 400),
    bytes: random.int(2_000, 900_000),
    seconds: random.int(1, 40),
  }));
}

interface Arrival {
  at: number;
  from: string;
  to: Machine;
  port: number;
}

/** A connection that is let in. */
export function accept(random: Random, { at, from, to, port }: Arrival): Flow {
  return {
    at,
    from: { ip: from, port: random.int(32_768, 60_999) },
    to: { ip: to.ip, port },
    accepted: true,
    packets: random.int(6, 60),
    bytes: random.int(900, 60_000),
    seconds: random.int(1, 30),
  };
}

/** A connection that is refused by the rules. */
export function refuse(random: Random, arrival: Arrival): Flow {
  return { ...accept(random, arrival), accepted: false, packets: 1, bytes: 40, seconds: 0 };
}
