import {
  abusedApplications,
  benignTenants,
  capitalOne,
  cloudAttack,
  cloudDays,
  createCloudAccount,
  createFleet,
  exposure,
  type Fleet,
  type CloudAccount,
  mergeRecords,
  networkDays,
  type Organisation,
  scenarioA,
  scenarioB,
  type StagedAttack,
  varyAttack,
  type VendorRecord,
} from '@nightjar/scenarios';
import { createDice, type Dice } from '../../chaos/dice.ts';

const dayMs = 86_400_000;
const monthDays = 30;
const anchor = Date.UTC(2026, 5, 10, 10);
/** Before the first story, so that something is known of everybody. */
const historyDays = 30;
const office = { activity: 0.12, sources: ['microsoft-365', 'entra-id'] as const };
const machines = ['orders-1', 'orders-2', 'ledger-1', 'ledger-2', 'database-1', 'batch-2'] as const;

/** How many stories happen in how many tenants, how many of them in a month for 25 users. */
export interface StagePlan {
  stories: number;
  tenants: number;
  users: number;
  density: number;
  /** `own`: no two stories grant an application of the same id; `shared`: all grant the same two. */
  applications: 'own' | 'shared';
  seed: string;
}

/** A story with its truth; `kind` is one of the twelve. */
export interface Story extends StagedAttack {
  kind: string;
}

/** A tenant in which stories happen among ordinary days and noise. */
export interface StagedTenant {
  name: string;
  now: number;
  stories: readonly Story[];
  records(): Iterable<VendorRecord>;
}

interface Scene {
  organisation: Organisation;
  account: CloudAccount;
  fleet: Fleet;
}
interface When {
  anchor: number;
  seed: string;
  dice: Dice;
}

const takeover = (
  of: typeof scenarioA,
  { organisation }: Scene,
  { anchor: at, seed, ...more }: Omit<When, 'dice'> & { slowdown?: number; sprayed?: number },
): StagedAttack =>
  of(varyAttack({ organisation, anchor: at, mails: 60, ...office, ...more }, seed));

const inCloud =
  (name: Parameters<typeof cloudAttack>[0]) =>
  ({ account }: Scene, { anchor: at, seed, dice }: When): StagedAttack => {
    const users = account.developers.filter(({ isAdministrator }) => !isAdministrator);
    const { userName } = dice.pick(users);
    return cloudAttack(name, { account, anchor: at, seed, userName, startHour: dice.int(0, 23) });
  };

/** Kinds of stories by name. */
const kinds: Readonly<Record<string, (scene: Scene, when: When) => StagedAttack>> = {
  'takeover of a mailbox': (scene, when) => takeover(scenarioA, scene, { ...when, sprayed: 0 }),
  'takeover after a spray': (scene, when) => takeover(scenarioA, scene, { ...when, sprayed: 15 }),
  'slow takeover': (scene, when) =>
    takeover(scenarioA, scene, { ...when, slowdown: 3, sprayed: 0 }),
  'granted application': (scene, when) => takeover(scenarioB, scene, { ...when, sprayed: 0 }),
  'granted application after a spray': (scene, when) =>
    takeover(scenarioB, scene, { ...when, sprayed: 15 }),
  'strangers at a machine': ({ fleet }, { anchor: at, seed, dice }) =>
    exposure({ fleet, anchor: at, seed, machine: dice.pick(machines), startHour: dice.int(0, 23) }),
  'cloud chain': ({ account }, { anchor: at, seed, dice }) =>
    capitalOne({ account, anchor: at, seed, startHour: dice.int(0, 23) }),
  'key for another': inCloud('key-for-another'),
  'trail stopped': inCloud('trail-stopped'),
  'public bucket': inCloud('public-bucket'),
  'secrets read': inCloud('secret-burst'),
  'machines started': inCloud('compute-burst'),
};
export const storyKinds: readonly string[] = Object.keys(kinds);

/** The tenants one after the other; kinds take turns, everything else is drawn from the seed. */
export function* stageTenants(plan: StagePlan): Generator<StagedTenant> {
  const { tenants, users, density, seed } = plan;
  const each = Math.ceil(plan.stories / tenants);
  const spanDays = Math.ceil((each * 25 * monthDays) / (users * density));
  const days = historyDays + spanDays;
  const dice = createDice(hashOf(seed));
  let told = 0;
  for (const tenant of benignTenants({ tenants, users, days, seed, anchor, ...office })) {
    const { organisation } = tenant;
    const scene = {
      organisation,
      account: createCloudAccount(organisation, { developers: Math.min(20, Math.ceil(users / 4)) }),
      fleet: createFleet({ seed: organisation.seed }),
    };
    const stories = Array.from({ length: Math.min(each, plan.stories - told) }, (): Story => {
      const kind = storyKinds[told % storyKinds.length]!;
      told += 1;
      const at = anchor - Math.floor((dice.int(0, 9_999) / 10_000) * spanDays * dayMs);
      const staged = kinds[kind]!(scene, { anchor: at, seed: `${seed}/${told}`, dice });
      const records =
        plan.applications === 'own' ? withOwnApplications(staged.records, told) : staged.records;
      return { kind, ...staged, records };
    });
    const records = (): Iterable<VendorRecord> =>
      mergeRecords(
        mergeRecords(
          mergeRecords(
            tenant.records(),
            cloudDays(scene.account, { anchor, days, activity: 0.15 }),
          ),
          networkDays(scene.fleet, { anchor, days, activity: 0.1 }),
        ),
        stories.flatMap((story) => story.records).toSorted((a, b) => a.happenedAt - b.happenedAt),
      );
    yield { name: organisation.name, now: anchor, stories, records };
  }
}

/** The same story about applications that have the same names and ids of their own. */
function withOwnApplications(records: Story['records'], story: number): Story['records'] {
  const ids = Object.values(abusedApplications).map(({ id }) => id);
  if (!records.some(({ record }) => ids.some((id) => JSON.stringify(record).includes(id))))
    return records;
  return records.map((one) => {
    const text = ids.reduce(
      (told, id) => told.replaceAll(id, id.slice(0, -6) + String(story).padStart(6, '0')),
      JSON.stringify(one.record),
    );
    return { ...one, record: JSON.parse(text) as (typeof one)['record'] };
  });
}

function hashOf(text: string): number {
  return [...text].reduce((hash, one) => (hash * 31 + one.charCodeAt(0)) >>> 0, 7);
}
