import { findMachine, type Fleet, type Machine } from '../network/fleet.ts';
import { flowRecord, type FlowFormat } from '../network/flow-records.ts';
import { accept, refuse } from '../network/network-days.ts';
import { placeIn } from '../places/place-in.ts';
import { strangers, type Stranger } from '../places/strangers.ts';
import { createRandom, type Random } from '../random.ts';
import { minuteMs } from '../time.ts';
import type { Schedule } from './attack.ts';
import { giving, type Step } from './attack.ts';
import { tellTruth, type StagedAttack } from './ground-truth.ts';
import { modelPaths as models } from './model-paths.ts';
import { playSteps } from './play-steps.ts';

/** What strangers meet: a private machine mistakenly open, or what looks alike and is none of it. */
export type ExposureVariant = 'private-open' | 'public-served' | 'refused';

/** Strangers who connect to one machine. `sources` of them within five minutes, 40 by default, 20 or more. */
export interface ExposurePlan extends Omit<Schedule, 'sources'> {
  fleet: Fleet;
  /** Name of the machine; one that suits the variant by default. */
  machine?: string;
  variant?: ExposureVariant;
  strangers?: number;
  format?: FlowFormat;
}

const usualMachine = { 'private-open': 'ledger-1', 'public-served': 'web-1', refused: 'ledger-1' };
const spanMs = 5 * minuteMs;

/**
 * The other source page's case: a private machine mistakenly left open is found by many strangers within minutes.
 * The variants are the same volume where it is usual, on a machine that serves the public, and refused only.
 */
export function exposure(plan: ExposurePlan): StagedAttack {
  const variant = plan.variant ?? 'private-open';
  const machine = findMachine(plan.fleet, plan.machine ?? usualMachine[variant]);
  const isFound = variant === 'private-open' && machine.exposure === 'private';
  const cause = [models.incomingConnections];
  const step: Step = {
    name: variant,
    afterHours: 0,
    records: (at) => giving(isFound ? cause : [], connect(plan, { machine, variant, at })),
  };
  const records = playSteps(plan, [step]);
  const of = { scenario: `exposure/${variant}`, subjects: [machine.id] };
  return { records, truth: tellTruth(records, { ...of, silent: isFound ? [] : cause }) };
}

function connect(
  plan: ExposurePlan,
  of: { machine: Machine; variant: ExposureVariant; at: number },
) {
  const { fleet, format = 'aws-vpc-flow' } = plan;
  const random = createRandom(`${fleet.seed}/${of.variant}/${of.machine.id}/${plan.seed ?? ''}`);
  const sources = drawSources(plan.strangers ?? 40, random);
  const tell = of.variant === 'refused' ? refuse : accept;
  return sources.map((from, index) => {
    const at = of.at + Math.floor((index * spanMs) / sources.length) + random.int(0, 900);
    const flow = tell(random, { at, from, to: of.machine, port: of.machine.ports[0]! });
    return flowRecord({ fleet, machine: of.machine, format }, flow);
  });
}

/** Addresses of as many networks as there are: none twice before all had their turn. */
function drawSources(count: number, random: Random): string[] {
  const first = random.int(0, strangers.length - 1);
  const addresses = new Set<string>();
  for (let turn = 0; addresses.size < count; turn++) {
    const network: Stranger = strangers[(first + turn * 5) % strangers.length]!;
    addresses.add(placeIn(network, random).ip);
  }
  return [...addresses];
}
