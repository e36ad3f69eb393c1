import type { Source } from '@nightjar/core';
import type { Day } from './day.ts';
import type { Scene } from '../record/act.ts';
import { recordPersonDay } from './person-day.ts';
import { createRandom } from '../random.ts';
import type { Noise } from '../noise/noise.ts';
import { noises, type NoiseName } from '../noise/noises.ts';
import { recordSystemDay } from './system-day.ts';
import { dayMs, hourMs, startOfDay, weekdayOf } from '../time.ts';
import type { Organisation, VendorRecord } from '../types.ts';

/** Which days to tell: `days` whole days that end at the anchor (ms). */
export interface BenignOptions {
  anchor: number;
  days: number;
  /** Multiplies how much everybody does; 1 is usual. */
  activity?: number | undefined;
  /** Share of records handed out twice, 0 to 0.1. */
  duplicateShare?: number;
  /** Feeds to tell; the unified audit log and the sign-in log by default, the message trace when asked for. */
  sources?: readonly Source[] | undefined;
  /** Kinds of noise that the organisation has besides; none by default. */
  noise?: readonly NoiseName[];
}

const usualSources: readonly Source[] = ['microsoft-365', 'entra-id'];

// Local days lie up to half a day around the UTC day of the same date.
const localSpreadMs = 14 * hourMs;

/** What an organisation does on ordinary days, lazily, in the order in which it happens; all of it before the anchor. */
export function* benignDays(
  organisation: Organisation,
  options: BenignOptions,
): Generator<VendorRecord> {
  const from = options.anchor - options.days * dayMs;
  const isWanted = (record: VendorRecord): boolean =>
    record.happenedAt >= from &&
    record.happenedAt < options.anchor &&
    (options.sources ?? usualSources).includes(record.source);
  const noise = (options.noise ?? []).map((name): NamedNoise => ({ name, ...noises[name] }));
  const known = noise.reduce((of, kind) => kind.organisation?.(of) ?? of, organisation);
  const telling = { scene: { organisation: known, sources: options.sources }, noise };
  let waiting: VendorRecord[] = [];
  for (let start = startOfDay(from) - dayMs; start <= options.anchor; start += dayMs) {
    recordDay(telling, dayOf(organisation, start, options), waiting);
    waiting.sort(byTime);
    const settled = waiting.findIndex(
      (record) => record.happenedAt >= start + dayMs - localSpreadMs,
    );
    const ready = settled < 0 ? waiting : waiting.slice(0, settled);
    waiting = settled < 0 ? [] : waiting.slice(settled);
    yield* withDuplicates(ready.filter(isWanted), organisation, options.duplicateShare ?? 0);
  }
  yield* withDuplicates(waiting.filter(isWanted), organisation, options.duplicateShare ?? 0);
}

type NamedNoise = Noise & { name: NoiseName };

/** A tenant on a day: what is told of it, and the noise that it has. */
interface Telling {
  scene: Omit<Scene, 'random'>;
  noise: readonly NamedNoise[];
}

function recordDay({ scene, noise }: Telling, day: Day, into: VendorRecord[]): void {
  const { organisation } = scene;
  const seedOf = (of: string): string =>
    `${organisation.seed}/${organisation.domain}/${day.start}/${of}`;
  for (const person of organisation.people) {
    const random = createRandom(seedOf(person.id));
    const today = noise.reduce(
      (known, kind) => kind.person?.(known, { organisation, day }) ?? known,
      person,
    );
    const personDay = { person: today, day, into };
    recordPersonDay({ ...scene, random }, personDay);
    for (const kind of noise)
      kind.recordPerson?.({ ...scene, random: random.fork(`noise/${kind.name}`) }, personDay);
  }
  const random = createRandom(seedOf('system'));
  recordSystemDay({ ...scene, random }, day, into);
  for (const kind of noise)
    kind.recordDay?.({ ...scene, random: random.fork(`noise/${kind.name}`) }, day, into);
}

function dayOf(organisation: Organisation, start: number, options: BenignOptions): Day {
  const before = Math.round((startOfDay(options.anchor) - start) / dayMs);
  const weekday = weekdayOf(start);
  return {
    start,
    before,
    isWeekend: weekday === 0 || weekday === 6,
    isPublicHoliday: before === organisation.publicHoliday,
    isPasswordReset: before === organisation.passwordResetDay,
    activity: options.activity ?? 1,
  };
}

function byTime(left: VendorRecord, right: VendorRecord): number {
  return left.happenedAt - right.happenedAt;
}

function* withDuplicates(
  records: readonly VendorRecord[],
  organisation: Organisation,
  share: number,
): Generator<VendorRecord> {
  const first = records[0];
  if (!first) return;
  const random = createRandom(
    `${organisation.seed}/${organisation.domain}/twice/${first.happenedAt}`,
  );
  for (const record of records) {
    yield record;
    if (share > 0 && random.chance(share)) {
      yield { ...record, arrivesAt: record.arrivesAt + random.int(1, 240) * 60_000 };
    }
  }
}
