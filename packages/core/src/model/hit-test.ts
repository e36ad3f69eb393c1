import { hourMs } from '../baseline/days.ts';
import type { ScoredAct } from '../baseline/types.ts';
import type { Act, Metric } from '../entity/types.ts';
import { getRate, type Rate, type RateFeature, ratesOf } from '../feature/index.ts';
import { remembered } from '../entity/remembered.ts';
import type { CompiledComponent, CompiledModel } from './compile-model.ts';

/** How much of a rate a subject showed in an hour since the epoch, over all its events. */
export type Volumes = (subject: string, rate: Rate, hour: number) => number;

/** Of an act that may be one of many. */
export const inCrowd: Volumes = () => Infinity;
/** Of an act by itself, whatever it was one of. */
export const outOfCrowd: Volumes = () => 0;

/** Of a rate how many acts two hours that follow one another must hold. */
export interface Crowd {
  rate: Rate;
  floor: number;
}

/**
 * `alone`: a model asks for the act by itself; `source`: where its source is odd; `crowd`: as one of many;
 * `none`: no model asks for its kind, save as one of a source.
 */
export type Interest = 'none' | 'source' | 'crowd' | 'alone';

const noteworthy: ReadonlySet<Metric> = new Set([
  'saas.login.failure',
  'saas.oauth.grant',
  'saas.sp.created',
  'saas.app.registered',
  'saas.mailrule.changed',
]);

/** Acts that are kept whatever their source: a story tells them even where no model speaks. */
export function isNoteworthy(act: Act): boolean {
  return noteworthy.has(act.metric);
}

/** Which scored acts a model or a story can ask for later: the rest is usual and is not kept. */
export class HitTest {
  readonly #plain = new Map<Metric, CompiledComponent[]>();
  readonly #bulk = new Map<Rate, Bulk[]>();
  readonly #interests = new Map<string, Interest>();
  /** By metric and operation: a thousand models cost an act no more than those that could mean it. */
  readonly #asked = new Map<Metric, Map<string, Asked>>();

  constructor(models: readonly CompiledModel[]) {
    for (const { components } of models) {
      for (const component of Object.values(components)) {
        if (component.model === null && component.spray === undefined) this.#take(component);
      }
    }
  }

  #take(component: CompiledComponent): void {
    const rate = component.count?.rate;
    if (rate !== undefined && getRate(rate).bulk !== undefined) {
      const known = this.#bulk.get(rate) ?? [];
      this.#bulk.set(rate, [...known, { component, floor: component.count!.atLeast }]);
      return;
    }
    for (const metric of component.metrics) {
      this.#plain.set(metric, [...(this.#plain.get(metric) ?? []), component]);
    }
  }

  /** Is the act kept? Of an act that counts only in a crowd, `volumes` says whether there was one. */
  isHit(act: ScoredAct, volumes: Volumes): boolean {
    if (isNoteworthy(act) || isFromOddSource(act)) return true;
    if (isSignInWithoutHistory(act)) return true;
    return this.#isAskedFor(act, act.metric, act.alsoMetrics) || this.#isOfCrowd(act, volumes);
  }

  #isAskedFor(act: ScoredAct, metric: Metric, also: readonly Metric[]): boolean {
    if (act.subject === null) return false;
    for (const { where } of this.#askedFor(metric, act.operation).alone)
      if (where.may(act)) return true;
    return also.some((one) =>
      this.#askedFor(one, act.operation).alone.some(({ where }) => where.may(act)),
    );
  }

  #askedFor(metric: Metric, operation: string): Asked {
    let asked = this.#asked.get(metric);
    if (!asked) this.#asked.set(metric, (asked = new Map()));
    return remembered(asked, operation, () => ({
      alone: (this.#plain.get(metric) ?? []).filter((component) => takes(component, operation)),
      counted: ratesOf(metric)
        .map((rate) => ({ rate, by: this.#countingBy(rate.name, operation) }))
        .filter(({ by }) => by.length > 0),
    }));
  }

  #countingBy(rate: Rate, operation: string): readonly Bulk[] {
    return (this.#bulk.get(rate) ?? []).filter(({ component }) => takes(component, operation));
  }

  #isOfCrowd(act: ScoredAct, volumes: Volumes): boolean {
    return this.crowdsOf(act).some((crowd) => isCrowded(act, crowd, volumes));
  }

  /** Whether the hour of an act, of which no more is known than who did what, holds enough for any model. */
  mayBeOfCrowd(act: ScoredAct, volumes: Volumes): boolean {
    return this.#crowds(act, () => true).some((crowd) => isCrowded(act, crowd, volumes));
  }

  /** The crowds that an act could be part of: of each rate how many there must be in two hours. */
  crowdsOf(act: ScoredAct): Crowd[] {
    return this.#crowds(act, ({ where }) => where.may(act));
  }

  #crowds(act: ScoredAct, concerns: (component: CompiledComponent) => boolean): Crowd[] {
    const found: Crowd[] = [];
    if (act.subject === null) return found;
    for (const { rate, by } of this.#askedFor(act.metric, act.operation).counted) {
      if (rate.amount(act) === 0) continue;
      const usual = act.busiest[rate.name] ?? 0;
      const floors = by
        .filter(({ component }) => concerns(component))
        .map(({ component, floor }) => Math.max(floor, component.count!.timesBusiest * usual + 1));
      if (floors.length > 0) found.push({ rate: rate.name, floor: Math.min(...floors) });
    }
    return found;
  }

  /** Whether a model could ask for an act of this kind, whoever shows it. */
  interestIn(act: Act): Interest {
    const key = `${act.metric}|${act.operation}`;
    return remembered(this.#interests, key, () => this.#findInterest(act));
  }

  #findInterest(act: Act): Interest {
    if (isNoteworthy(act)) return 'alone';
    const asking = [act.metric, ...act.alsoMetrics].flatMap(
      (metric) => this.#askedFor(metric, act.operation).alone,
    );
    if (asking.some(({ bySource }) => !bySource)) return 'alone';
    const isOne = ratesOf(act.metric).some(
      ({ bulk, name }) => this.#bulk.has(name) && bulk?.includes(act.operation) === true,
    );
    if (isOne) return 'crowd';
    return asking.length > 0 ? 'source' : 'none';
  }
}

interface Bulk {
  component: CompiledComponent;
  floor: number;
}

/** Components that acts of one kind could meet: by themselves, and as one of many. */
interface Asked {
  alone: readonly CompiledComponent[];
  counted: readonly { rate: RateFeature & { name: Rate }; by: readonly Bulk[] }[];
}

const takes = (component: CompiledComponent, operation: string): boolean =>
  component.takes === null || component.takes(operation);

/** Strangers knock at a machine all day: of those, models ask. */
function isFromOddSource({ rareSource, remote }: ScoredAct): boolean {
  return rareSource === true && remote === undefined;
}

function isCrowded(act: ScoredAct, { rate, floor }: Crowd, volumes: Volumes): boolean {
  const hour = Math.floor(act.time / hourMs);
  const own = volumes(act.subject!, rate, hour);
  return (
    own + Math.max(volumes(act.subject!, rate, hour - 1), volumes(act.subject!, rate, hour + 1)) >=
    floor
  );
}

/** A first sign-in that only the other users can judge. */
function isSignInWithoutHistory(act: ScoredAct): boolean {
  return (
    act.rareSource === null &&
    act.metric === 'saas.login.success' &&
    act.interactive &&
    act.ip !== null &&
    act.scores.asn !== undefined
  );
}
