import { createRandom } from '../random.ts';
import { dayMs, startOfDay, weekdayOf } from '../time.ts';
import type { VendorRecord } from '../types.ts';
import type { CloudAccount } from './cloud-account.ts';
import { recordDeveloperDay } from './developer-day.ts';
import { recordMachineDay } from './machine-day.ts';
import { recordPipelineDay } from './pipeline-day.ts';
import { recordServiceDay } from './service-day.ts';
import type { CloudScene } from './trail-record.ts';

/** Whole days that end at the anchor (ms); `activity` multiplies how much is done. */
export interface CloudOptions {
  anchor: number;
  days: number;
  activity?: number;
}

/** A day of an account (midnight UTC), and the list that its records go to. */
export interface CloudDay {
  start: number;
  isWeekend: boolean;
  activity: number;
  into: VendorRecord[];
}

/** What happens in an account on ordinary days, lazily, in the order in which it happens; all of it before the anchor. */
export function* cloudDays(account: CloudAccount, options: CloudOptions): Generator<VendorRecord> {
  const from = options.anchor - options.days * dayMs;
  const isWanted = ({ happenedAt }: VendorRecord): boolean =>
    happenedAt >= from && happenedAt < options.anchor;
  let waiting: VendorRecord[] = [];
  for (let start = startOfDay(from) - dayMs; start <= options.anchor; start += dayMs) {
    // What begins late ends after midnight: a day is settled when the next one is told.
    const told = [...waiting, ...tellDay(account, start, options.activity ?? 1)].sort(byTime);
    const isSettled = ({ happenedAt }: VendorRecord): boolean => happenedAt < start + dayMs;
    waiting = told.filter((record) => !isSettled(record));
    yield* told.filter((record) => isSettled(record) && isWanted(record));
  }
  yield* waiting.filter(isWanted);
}

function tellDay(account: CloudAccount, start: number, activity: number): VendorRecord[] {
  const weekday = weekdayOf(start);
  const day = { start, isWeekend: weekday === 0 || weekday === 6, activity, into: [] };
  const sceneOf = (label: string): CloudScene => ({
    account,
    random: createRandom(`${account.seed}/${start}/${label}`),
  });
  for (const developer of account.developers)
    recordDeveloperDay(sceneOf(developer.userName), developer, day);
  recordPipelineDay(sceneOf('pipeline'), day);
  recordMachineDay(sceneOf('machines'), day);
  recordServiceDay(sceneOf('services'), day);
  return day.into;
}

function byTime(left: VendorRecord, right: VendorRecord): number {
  return left.happenedAt - right.happenedAt;
}
