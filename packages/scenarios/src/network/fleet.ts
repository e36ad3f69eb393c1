import { createRandom, type Random } from '../random.ts';

/** A machine of a cloud network, and what it is meant for. */
export interface Machine {
  id: string;
  interfaceId: string;
  name: string;
  /** As flow logs name it: inside the network. */
  ip: string;
  /** Whether the internet is meant to reach it. */
  exposure: 'public' | 'private';
  /** Ports that it serves, the main one first. */
  ports: readonly number[];
}

/** The machines of one tenant. */
export interface Fleet {
  seed: string;
  accountId: string;
  vpcId: string;
  region: string;
  machines: readonly Machine[];
}

const kinds = [
  { name: 'web', exposure: 'public', ports: [443, 80] },
  { name: 'api', exposure: 'public', ports: [443] },
  { name: 'orders', exposure: 'private', ports: [8443] },
  { name: 'ledger', exposure: 'private', ports: [8080] },
  { name: 'database', exposure: 'private', ports: [5432] },
  { name: 'batch', exposure: 'private', ports: [22] },
] as const;

/** Machines by kind: `web`, `api`, `orders`, `ledger`, `database`, `batch`, two of each. */
export type MachineKind = (typeof kinds)[number]['name'];

/**
 * A fleet with two machines of each of six kinds: two kinds serve the internet, four do not. A tenant may have
 * others of them `served` to the public: what is a mistake for one is usual for another.
 */
export function createFleet(of: { seed: string; served?: readonly MachineKind[] }): Fleet {
  const { seed, served = [] } = of;
  const random = createRandom(`fleet/${seed}`);
  const third = random.int(0, 250);
  return {
    seed,
    accountId: String(random.int(1e11, 9.9e11)),
    vpcId: `vpc-${hexFrom(random)}`,
    region: 'us-east-1',
    machines: kinds.flatMap((kind, place) =>
      [1, 2].map((number) => ({
        ...kind,
        exposure: served.includes(kind.name) ? ('public' as const) : kind.exposure,
        name: `${kind.name}-${number}`,
        id: `i-${hexFrom(random)}`,
        interfaceId: `eni-${hexFrom(random)}`,
        ip: `10.${third}.${place}.${10 + number}`,
      })),
    ),
  };
}

/** The machine of a name; throws where there is none. */
export function findMachine(fleet: Fleet, name: string): Machine {
  const found = fleet.machines.find((machine) => machine.name === name);
  if (!found) throw new Error(`the fleet has no machine ${name}`);
  return found;
}

function hexFrom(random: Random): string {
  return random.guid().replaceAll('-', '').slice(0, 17);
}
