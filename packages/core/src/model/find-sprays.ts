import type { ScoredAct } from '../baseline/types.ts';
import { countActs } from '../entity/count-acts.ts';
import { type CompiledModel, hasMetric } from './compile-model.ts';
import { isExcluded, type OnExcluded } from './find-matches.ts';
import type { Match } from './match.ts';
import { evidenceTerms } from './score.ts';

/** Fewer users failing at an address within an hour are no spray, whatever a model says. */
export const sprayUsersMin = 5;

/** Acts of all users in order of time, of which sprays are made. */
export interface SpraySet {
  acts: readonly ScoredAct[];
  /** Users that the tenant's baseline knows. */
  usersKnown: number;
  onExcluded?: OnExcluded | undefined;
}

/**
 * Failures of many users from one address. One match per (address, window end); its entity is the
 * address. The named users' own sequences read it too.
 */
export function findSprays(
  compiled: CompiledModel,
  { acts, usersKnown, onExcluded }: SpraySet,
): Match[] {
  const component = sprayedComponentOf(compiled);
  const spray = component?.spray;
  if (!component || !spray) return [];
  const usersFloor = usersFloorOf(spray, usersKnown);
  const windowMs = spray.withinMinutes * 60_000;
  const matches: Match[] = [];
  for (const [, ofAddress] of groupByAddress(acts)) {
    const isFailure = (act: ScoredAct): boolean => hasMetric(act, component.metrics);
    for (const { act, failures } of crowdsOf(ofAddress.filter(isFailure), {
      windowMs,
      usersFloor,
    })) {
      const failed = countActs(failures);
      const signIns = countActs(within(ofAddress, act.time - windowMs, act.time));
      if (failed < signIns * spray.failingShare) continue;
      if (isExcluded(compiled, { act, agent: null, prior: null }, onExcluded)) continue;
      matches.push(toMatch(compiled, { act, failures }, failed));
    }
  }
  return matches;
}

const sprayedComponentOf = ({ components }: CompiledModel) =>
  Object.values(components).find(({ spray }) => spray !== undefined);

type Spray = NonNullable<NonNullable<ReturnType<typeof sprayedComponentOf>>['spray']>;

const usersFloorOf = ({ usersMax, usersMin, usersShare }: Spray, usersKnown: number): number =>
  Math.max(sprayUsersMin, usersMin, Math.min(usersMax, usersKnown * usersShare));

/** How many users must fail at an address before any of the models speaks of a spray there. */
export function sprayUsersFloor(models: readonly CompiledModel[], usersKnown: number): number {
  const sprays = models.flatMap((one) => sprayedComponentOf(one)?.spray ?? []);
  return Math.min(Infinity, ...sprays.map((spray) => usersFloorOf(spray, usersKnown)));
}

function toMatch(compiled: CompiledModel, { act, failures }: Crowd, failed: number): Match {
  return {
    model: compiled.model.path,
    act,
    agent: null,
    cited: failures,
    terms: evidenceTerms(compiled, { act, agent: null, prior: null }),
    failures: failed,
    volume: null,
    usersTargeted: new Set(failures.map(nameOf)).size,
    passwordRight: false,
    citedModels: [],
  };
}

/** From here on one window a minute is told: an attack of thousands must not cost their square. */
const toldSinglyMax = 200;

interface Crowd {
  act: ScoredAct;
  /** Those of the window that ends with the act. */
  failures: ScoredAct[];
}

/** Windows in which enough users failed, by the failure that ends them; `failures` in order of time. */
function* crowdsOf(
  failures: readonly ScoredAct[],
  { windowMs, usersFloor }: { windowMs: number; usersFloor: number },
): Generator<Crowd> {
  const users = new Map<string, number>();
  const add = (act: ScoredAct, by: 1 | -1): void => {
    const left = (users.get(nameOf(act)) ?? 0) + by;
    if (left === 0) users.delete(nameOf(act));
    else users.set(nameOf(act), left);
  };
  let from = 0;
  let to = 0;
  for (const [at, act] of failures.entries()) {
    while (to < failures.length && failures[to]!.time <= act.time) add(failures[to++]!, 1);
    while (failures[from]!.time < act.time - windowMs) add(failures[from++]!, -1);
    if (users.size < usersFloor) continue;
    if (to - from > toldSinglyMax && !isLastOfMinute(act, failures[at + 1])) continue;
    yield { act, failures: failures.slice(from, to) };
  }
}

const minuteOf = ({ time }: ScoredAct): number => Math.floor(time / 60_000);

function isLastOfMinute(act: ScoredAct, next: ScoredAct | undefined): boolean {
  return next === undefined || minuteOf(next) !== minuteOf(act);
}

/** A name that is missing is one user, however often. */
function nameOf({ subjectName }: ScoredAct): string {
  return subjectName?.toLowerCase() ?? '';
}

/** Of acts in order of time those from `from` to `to`, both inclusive. */
function within(acts: readonly ScoredAct[], from: number, to: number): readonly ScoredAct[] {
  return acts.slice(firstAt(acts, from), firstAt(acts, to + 1));
}

/** Index of the first act at or after `time`, by halving. */
function firstAt(acts: readonly ScoredAct[], time: number): number {
  let [low, high] = [0, acts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (acts[middle]!.time < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function groupByAddress(acts: readonly ScoredAct[]): Map<string, ScoredAct[]> {
  const groups = new Map<string, ScoredAct[]>();
  for (const act of acts) {
    if (
      act.ip === null ||
      (act.metric !== 'saas.login.failure' && act.metric !== 'saas.login.success')
    )
      continue;
    const known = groups.get(act.ip);
    if (known) known.push(act);
    else groups.set(act.ip, [act]);
  }
  return groups;
}
