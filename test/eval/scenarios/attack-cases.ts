import {
  benignDays,
  capitalOne,
  cloudActNames,
  cloudAttack,
  cloudDays,
  createCloudAccount,
  createFleet,
  createOrganisation,
  exposure,
  mergeRecords,
  networkDays,
  scenarioA,
  scenarioB,
  type ExposureVariant,
  type GroundTruth,
  type Organisation,
  type StagedAttack,
  type VendorRecord,
  varyAttack,
} from '@nightjar/scenarios';

/** An attack among ordinary days, and what it is to be called. */
export interface AttackCase {
  id: string;
  now: number;
  truth: GroundTruth;
  attack: StagedAttack['records'];
  background(): Iterable<VendorRecord>;
  /** How many incidents there must be of it. */
  incidents: 'one critical' | 'one' | 'none';
  /** Told so slowly that it outlasts what models look back: the incident must be there, not every model. */
  isSlow?: boolean;
}

const anchor = Date.UTC(2026, 5, 11, 14);
const office = { sources: ['microsoft-365', 'entra-id'] as const, activity: 0.3 };

const organisationOf = (seed: string): Organisation =>
  createOrganisation({
    seed: `eval/${seed}`,
    name: 'Eval Lamps',
    slug: 'evallamps',
    domain: 'eval-lamps.example',
    size: 14,
    countries: ['GB'],
  });

/** Everything of an attack, in the order in which it happens. */
export function recordsOf({ attack, background }: AttackCase): Iterable<VendorRecord> {
  return mergeRecords(background(), attack);
}

/** A takeover of a mailbox; with a seed another telling of it in another organisation. */
export function takeover(
  of: 'A' | 'B',
  { seed, slowdown = 1, days = 30 }: { seed?: string; slowdown?: number; days?: number } = {},
): AttackCase {
  const organisation = organisationOf(seed ?? '');
  const plan = { organisation, anchor, slowdown, mails: 150, sources: office.sources };
  const varied = seed === undefined ? plan : varyAttack(plan, seed);
  const { records, truth } = of === 'A' ? scenarioA(varied) : scenarioB(varied);
  const id = `${of}${slowdown === 1 ? '' : ` slowed by ${slowdown}`}${seedName(seed)}`;
  const background = () => benignDays(organisation, { ...office, anchor, days });
  const told = { id, now: anchor, truth, attack: records, background };
  return { ...told, incidents: 'one critical', isSlow: slowdown > 1 };
}

/** Strangers at a machine. `elsewhere`: in a tenant where such machines serve the public. */
export function strangersAt(variant: ExposureVariant | 'elsewhere', seed?: string): AttackCase {
  const served = variant === 'elsewhere' ? (['ledger'] as const) : [];
  const fleet = createFleet({ seed: `eval/${variant}/${seed ?? ''}`, served });
  const told = variant === 'elsewhere' ? {} : { variant };
  const varied = seed === undefined ? {} : { seed, startHour: Number(seed) % 24 };
  const { records, truth } = exposure({ fleet, anchor, ...told, ...varied });
  const background = () => networkDays(fleet, { anchor, days: 30, activity: 0.3 });
  const id = `page 1, ${variant}${seedName(seed)}`;
  // Nobody declared the machine private: that nobody uses it is the reason, and no proof.
  const incidents = variant === 'private-open' ? 'one' : 'none';
  return { id, now: anchor, truth, attack: records, background, incidents };
}

/** The chain in the cloud. */
export function cloudChain(seed?: string): AttackCase {
  const account = accountOf(seed);
  const varied = seed === undefined ? {} : { seed, startHour: (Number(seed) * 7) % 24 };
  const { records, truth } = capitalOne({ account, anchor, ...varied });
  return {
    ...cloudCase(account, `Capital One${seedName(seed)}`),
    truth,
    attack: records,
    incidents: 'one critical',
  };
}

/** Each single act in the cloud, by somebody with a developer's key. */
export function* cloudActCases(): Generator<AttackCase> {
  const account = accountOf();
  for (const name of cloudActNames) {
    const { records, truth } = cloudAttack(name, { account, anchor });
    yield { ...cloudCase(account, `cloud, ${name}`), truth, attack: records, incidents: 'one' };
  }
}

function cloudCase(account: ReturnType<typeof accountOf>, id: string) {
  const background = () => cloudDays(account, { anchor, days: 21, activity: 0.5 });
  return { id, now: anchor, background };
}

function accountOf(seed?: string) {
  return createCloudAccount(organisationOf(seed ?? ''));
}

function seedName(seed: string | undefined): string {
  return seed === undefined ? '' : `, seed ${seed}`;
}
