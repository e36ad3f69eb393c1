import type { ScoredAct } from '../baseline/types.ts';
import type { Metric } from '../entity/types.ts';
import type { CompiledComponent } from './compile-model.ts';

/** Acts of one subject in order of time, by what they are evidence of. */
export class ActsByMetric {
  readonly all: readonly ScoredAct[];
  readonly #of = new Map<Metric, ScoredAct[]>();

  constructor(acts: readonly ScoredAct[]) {
    this.all = acts;
    for (const act of acts) {
      this.#put(act.metric, act);
      for (const metric of act.alsoMetrics) this.#put(metric, act);
    }
  }

  #put(metric: Metric, act: ScoredAct): void {
    const known = this.#of.get(metric);
    if (known) known.push(act);
    else this.#of.set(metric, [act]);
  }

  /** Acts that carry one of the metrics, in order of time, each once. */
  of(metrics: ReadonlySet<Metric>): readonly ScoredAct[] {
    const found = [...metrics]
      .map((metric) => this.#of.get(metric))
      .filter((acts) => acts !== undefined);
    if (found.length === 0) return [];
    if (found.length === 1) return found[0]!;
    return [...new Set(found.flat())].sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1));
  }

  thatMayMeet({ metrics, where }: CompiledComponent): readonly ScoredAct[] {
    return this.of(metrics).filter((act) => where.may(act));
  }
}
