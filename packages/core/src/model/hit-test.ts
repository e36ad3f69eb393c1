import { hourMs } from '../baseline/days.ts';
import type { ScoredAct } from '../baseline/types.ts';
import type { Act, Metric } from '../entity/types.ts';
import { type CatalogRate, getRate, type Rate, ratesOf } from '../feature/index.ts';
import { remembered } from '../entity/remembered.ts';
import type { CompiledComponent, CompiledModel } from './compile-model.ts';
import { ComponentIndex } from './component-index.ts';

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
  readonly #plain: ComponentIndex;
  readonly #bulk = new Map<Rate, Bulk[]>();
  readonly #interests = new Map<string, Interest>();
  /** By metric and operation. */
  readonly #counted = new Map<Metric, Map<string, readonly Counted[]>>();

  constructor(models: readonly CompiledModel[]) {
    const asking = models
      .flatMap(({ components }) => Object.values(components))
      .filter(({ model, spray }) => model === null && spray === undefined);
    for (const component of asking) this.#takeBulk(component);
    this.#plain = new ComponentIndex(asking.filter((component) => !isBulk(component)));
  }

  #takeBulk(component: CompiledComponent): void {
    if (!isBulk(component)) return;
    const { atLeast: floor, rate } = component.count!;
    this.#bulk.set(rate!, [...(this.#bulk.get(rate!) ?? []), { component, floor }]);
  }

  /** Is the act kept? Of an act that counts only in a crowd, `volumes` says whether there was one. */
  isHit(act: ScoredAct, volumes: Volumes): boolean {
    if (isNoteworthy(act) || isFromOddSource(act)) return true;
    if (isSignInWithoutHistory(act)) return true;
    if (act.subject === null) return false;
    return this.#plain.hasAny(act) || this.#isOfCrowd(act, volumes);
  }

  #countedOf({ metric, operation }: Act): readonly Counted[] {
    let counted = this.#counted.get(metric);
    if (!counted) this.#counted.set(metric, (counted = new Map()));
    return remembered(counted, operation, () =>
      ratesOf(metric)
        .map((rate) => ({ rate, by: this.#countingBy(rate.name, operation) }))
        .filter(({ by }) => by.length > 0),
    );
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
    for (const { rate, by } of this.#countedOf(act)) {
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
    const asking = [act.metric, ...act.alsoMetrics].flatMap((metric) =>
      this.#plain.taking(metric, act.operation),
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

/** Components that acts of one kind could meet as one of many. */
interface Counted {
  rate: CatalogRate;
  by: readonly Bulk[];
}

/** It counts acts that are kept only where there are many. */
function isBulk({ count }: CompiledComponent): boolean {
  return count?.rate !== undefined && getRate(count.rate).bulk !== undefined;
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
