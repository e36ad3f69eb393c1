import type { ScoredAct } from '../baseline/types.ts';
import { systemOf } from '../entity/client-family.ts';
import { actKeyOf } from '../entity/count-acts.ts';
import { remembered } from '../entity/remembered.ts';
import { type Rate, registeredDomain } from '../feature/index.ts';
import type { Count, Countable } from './model.ts';

/** Enough acts within the interval that ends with `act`. */
export interface Counted {
  act: ScoredAct;
  /** Those of the interval in order of time. */
  cited: readonly ScoredAct[];
  /** How many, of whatever was counted. */
  amount: number;
  /** What had to be exceeded besides the floor; null: nothing usual is known of it. */
  usual: number | null;
}

type Counting = Count & { rate?: Rate | undefined };

/** Beyond this many acts of an interval only one a minute is told: a flood must not cost its square. */
const toldSinglyMax = 200;
const minuteMs = 60_000;

/**
 * Intervals that end at an act and hold enough. Acts of one second are one moment, whatever their ids;
 * records of one act in two feeds count once. `acts` are in order of time.
 */
export function countWindows(count: Counting, acts: readonly ScoredAct[]): Counted[] {
  if (count.by === undefined) return slide(count, acts);
  const { by } = count;
  const groups = new Map<string, ScoredAct[]>();
  for (const act of acts) {
    for (const value of countablesOf(act, by)) {
      const known = groups.get(value);
      if (known) known.push(act);
      else groups.set(value, [act]);
    }
  }
  return [...groups.values()].flatMap((of) => slide(count, of));
}

function slide(count: Counting, acts: readonly ScoredAct[]): Counted[] {
  const spanMs = count.withinMinutes * minuteMs;
  const counted: Counted[] = [];
  let from = 0;
  let to = 0;
  for (const [at, act] of acts.entries()) {
    while (acts[from]!.time < act.time - spanMs) from++;
    while (to < acts.length && acts[to]!.time <= act.time) to++;
    if (to - from < leastRecords(count)) continue;
    const isCrowded = to - from > toldSinglyMax;
    if (isCrowded && !isLastOfMinute(act, acts[at + 1])) continue;
    const found = weigh(count, act, acts.slice(from, to));
    if (found) counted.push(found);
  }
  return counted;
}

/** Fewer records cannot be enough, unless each stands for several. */
function leastRecords({ sum, distinct, atLeast }: Counting): number {
  const several = ['recipient', 'attachment', 'target'];
  return sum || (distinct !== undefined && several.includes(distinct)) ? 1 : atLeast;
}

function isLastOfMinute(act: ScoredAct, next: ScoredAct | undefined): boolean {
  return next === undefined || Math.floor(next.time / minuteMs) !== Math.floor(act.time / minuteMs);
}

/** How many there were in the interval that ends with the act, and how many are wanted. */
export function highestCount(
  count: Counting,
  acts: readonly ScoredAct[],
  act: ScoredAct,
): { amount: number; floor: number } {
  const from = act.time - count.withinMinutes * minuteMs;
  const cited = acts.filter(({ time }) => time >= from && time <= act.time);
  return { amount: amountOf(count, cited), floor: floorOf(count, act) };
}

function floorOf(count: Counting, act: ScoredAct): number {
  if (count.rate === undefined) return count.atLeast;
  return Math.max(count.atLeast, count.timesBusiest * (act.busiest[count.rate] ?? 0) + 1);
}

function weigh(count: Counting, act: ScoredAct, cited: readonly ScoredAct[]): Counted | null {
  const amount = amountOf(count, cited);
  const usual = count.rate === undefined ? null : (act.busiest[count.rate] ?? 0);
  if (amount < floorOf(count, act)) return null;
  const also = count.also.every(({ distinct, atLeast }) => differentOf(cited, distinct) >= atLeast);
  if (!also || !isShared(count, cited) || !isSteady(count, cited)) return null;
  return { act, cited, amount, usual };
}

function amountOf(count: Counting, cited: readonly ScoredAct[]): number {
  if (count.distinct !== undefined && count.distinct !== 'act')
    return differentOf(cited, count.distinct);
  if (count.sum) return cited.reduce((sum, act) => sum + act.count, 0);
  return new Set(cited.map(actKeyOf)).size;
}

function differentOf(acts: readonly ScoredAct[], what: Countable): number {
  return new Set(acts.flatMap((act) => countablesOf(act, what))).size;
}

function isShared({ share }: Counting, cited: readonly ScoredAct[]): boolean {
  if (!share) return true;
  const times = new Map<string, number>();
  for (const act of cited) {
    for (const value of new Set(countablesOf(act, share.of)))
      times.set(value, (times.get(value) ?? 0) + 1);
  }
  return Math.max(0, ...times.values()) >= share.atLeast * cited.length;
}

/** Programs that wait the same time again and again; people do not. */
function isSteady({ steady }: Counting, cited: readonly ScoredAct[]): boolean {
  if (steady === undefined) return true;
  const gaps = cited.slice(1).map((act, at) => act.time - cited[at]!.time);
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  if (!(mean > 0)) return false;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
  return Math.sqrt(variance) <= steady * mean;
}

const readers: Readonly<Record<Countable, (act: ScoredAct) => readonly (string | null)[]>> = {
  act: (act) => [actKeyOf(act)],
  ip: (act) => [act.ip],
  asn: (act) => [act.intel?.asn == null ? null : String(act.intel.asn)],
  subject: (act) => [act.subject],
  target: (act) => act.targets ?? [act.target ?? null],
  operation: (act) => [act.operation],
  region: (act) => [act.region ?? null],
  application: (act) => [act.grant?.appId ?? act.applicationId ?? act.application],
  recipient: (act) => act.mail?.to ?? [],
  mailSubject: (act) => [plainSubject(act.mail?.subject ?? null)],
  attachment: (act) => (act.mail?.attachments ?? []).map((name) => name.toLowerCase()),
  remote: (act) => [act.remote?.ip ?? null],
  remoteAsn: (act) => [act.remote?.asn == null ? null : String(act.remote.asn)],
  port: (act) => [act.remote?.port == null ? null : String(act.remote.port)],
  host: (act) => [act.remote?.host ?? null],
  system: ({ clientFamily }) => [systemOf(clientFamily)],
  domain: (act) => [act.remote?.host === undefined ? null : registeredDomain(act.remote.host)],
};

function countablesOf(act: ScoredAct, what: Countable): string[] {
  return readers[what](act).filter((value): value is string => value !== null);
}

const subjectMax = 300;
const plainSubjects = new Map<string, string>();

/** Without `Re:` and the like, numbers and doubled blanks: what a mass mailing varies. */
function plainSubject(subject: string | null): string | null {
  if (subject === null) return null;
  // Every window that an act lies in asks anew.
  const plain = remembered(plainSubjects, subject.slice(0, subjectMax), makePlain);
  return plain === '' ? null : plain;
}

function makePlain(subject: string): string {
  return subject
    .toLowerCase()
    .replace(/^(?:(?:re|fwd?|aw|wg|antw|tr|rv):\s*)+/, '')
    .replace(/\d+/g, '#')
    .replace(/\s+/g, ' ')
    .trim();
}
