import { hourMs } from '../baseline/days.ts';
import type { ScoredAct } from '../baseline/types.ts';
import type { Act, Metric } from '../entity/types.ts';
import { getRate, type Rate, ratesOf } from '../feature/index.ts';
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
  /** By metric and operation: a thousand models cost an act no more than those that could mean it. */
  readonly #interests = new Map<string, Interest>();
  readonly #asking = new Map<string, readonly CompiledComponent[]>();
  readonly #counting = new Map<string, readonly Bulk[]>();

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
    const asks = (one: Metric): boolean =>
      this.#askingFor(one, act.operation).some(({ where }) => where.may(act));
    return asks(metric) || also.some(asks);
  }

  #askingFor(metric: Metric, operation: string): readonly CompiledComponent[] {
    return remembered(this.#asking, `${metric}|${operation}`, () =>
      (this.#plain.get(metric) ?? []).filter((component) => takes(component, operation)),
    );
  }

  #countingBy(rate: Rate, operation: string): readonly Bulk[] {
    return remembered(this.#counting, `${rate}|${operation}`, () =>
      (this.#bulk.get(rate) ?? []).filter(({ component }) => takes(component, operation)),
    );
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
    if (act.subject === null || this.#bulk.size === 0) return found;
    for (const rate of ratesOf(act.metric)) {
      const asking = this.#countingBy(rate.name, act.operation);
      if (asking.length === 0 || rate.amount(act) === 0) continue;
      const usual = act.busiest[rate.name] ?? 0;
      const floors = asking
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
    const asking = [act.metric, ...act.alsoMetrics].flatMap((metric) =>
      this.#askingFor(metric, act.operation),
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

const takes = (component: CompiledComponent, operation: string): boolean =>
  component.takes === null || component.takes(operation);

const rememberedMax = 4096;

/** Outsiders can name operations: what is known of them is dropped whole when it is much. */
function remembered<Value>(known: Map<string, Value>, key: string, find: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) {
    if (known.size >= rememberedMax) known.clear();
    known.set(key, (value = find()));
  }
  return value;
}

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
