import type { Source } from '@nightjar/core';
import type { Day } from './day.ts';
import type { Scene } from '../record/act.ts';
import { recordPersonDay } from './person-day.ts';
import { createRandom } from '../random.ts';
import { recordSystemDay } from './system-day.ts';
import { dayMs, hourMs, startOfDay, weekdayOf } from '../time.ts';
import type { Organisation, VendorRecord } from '../types.ts';

/** Which days to tell: `days` whole days that end at the anchor (ms). */
export interface BenignOptions {
  anchor: number;
  days: number;
  /** Multiplies how much everybody does; 1 is usual. */
  activity?: number;
  /** Share of records handed out twice, 0 to 0.1. */
  duplicateShare?: number;
  /** Feeds to tell; the unified audit log and the sign-in log by default, the message trace when asked for. */
  sources?: readonly Source[];
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
  let waiting: VendorRecord[] = [];
  for (let start = startOfDay(from) - dayMs; start <= options.anchor; start += dayMs) {
    recordDay(
      { organisation, sources: options.sources },
      dayOf(organisation, start, options),
      waiting,
    );
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

function recordDay(of: Omit<Scene, 'random'>, day: Day, into: VendorRecord[]): void {
  const { organisation } = of;
  for (const person of organisation.people) {
    const random = createRandom(
      `${organisation.seed}/${organisation.domain}/${day.start}/${person.id}`,
    );
    recordPersonDay({ ...of, random }, { person, day, into });
  }
  const random = createRandom(`${organisation.seed}/${organisation.domain}/${day.start}/system`);
  recordSystemDay({ ...of, random }, day, into);
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
