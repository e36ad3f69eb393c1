import {
  anchorOf,
  baselineDays,
  baselineGapDays,
  dayOf,
  evaluate,
  investigate,
  HitTest,
  noDecisions,
  packDays,
  scoreAct,
  TenantBaseline,
  volumesOf,
  withPeerGroups,
  withoutCutOuts,
  type Act,
  type Anchor,
  type BaselineDay,
  type Breach,
  type CompiledModel,
  type Day,
  type Incident,
  type ScoredAct,
} from '@nightjar/core';
import { loadModels } from '@nightjar/models';
import { cutOutsOf } from '../../apps/baseline/src/close/cut-outs-of.ts';
import { chooseRecords } from '../../apps/connectors/src/intake/choose-records.ts';
import { anchorAfterMs, anchorBeforeMs } from '../../apps/evaluator/src/spans.ts';
import { tenantId, type PropertyEvent } from './make-events.ts';

/**
 * How a twin is broken: `countsTwice` takes a record that is delivered again for another event, `sealsForEver`
 * never opens a day again that late events belong to.
 */
export type Flaw = 'countsTwice' | 'sealsForEver';

export interface Findings {
  days: BaselineDay[];
  breaches: Breach[];
  incidents: Incident[];
}

const turnsMax = 60;

/** One tenant as the stages keep it, in memory: intake, scores, closed days, breaches, incidents. */
export class LiveTenant {
  readonly #hashes = new Map<string, Buffer>();
  readonly #acts = new Map<string, Act>();
  readonly #scored = new Map<string, ScoredAct>();
  readonly #days = new Map<string, BaselineDay>();
  readonly #closed = new Set<Day>();
  readonly #dirty = new Set<Day>();
  readonly #baseline = new TenantBaseline();
  readonly #flaw: Flaw | undefined;
  readonly #models: readonly CompiledModel[];
  readonly #hitTest: HitTest;
  #cutOuts: ReturnType<typeof cutOutsOf> = [];
  #deliveries = 0;

  constructor(flaw?: Flaw, models: readonly CompiledModel[] = loadModels()) {
    this.#flaw = flaw;
    this.#models = models;
    this.#hitTest = new HitTest(models);
  }

  /** A batch arrives: what is new is scored from the days that are closed by now. */
  push(events: readonly PropertyEvent[]): void {
    for (const act of this.#take(events)) {
      this.#acts.set(act.id, act);
      this.#scored.set(act.id, scoreAct(act, this.#baseline));
      const day = dayOf(act.time);
      if (this.#closed.has(day) && this.#flaw !== 'sealsForEver') this.#dirty.add(day);
    }
  }

  #take(events: readonly PropertyEvent[]): Act[] {
    if (this.#flaw === 'countsTwice')
      return events.map(({ act }) => {
        const id = this.#acts.has(act.id) ? `${act.id}-${(this.#deliveries += 1)}` : act.id;
        return { ...act, id, correlation: id === act.id ? act.correlation : id };
      });
    const acts = new Map(events.map(({ act }) => [act.id, act]));
    const records = events.map(({ record }) => record);
    return chooseRecords(records, this.#hashes).fresh.map(({ row }) => {
      this.#hashes.set(row.id, row.contentHash as Buffer);
      return acts.get(row.id)!;
    });
  }

  /** One turn: cut-outs follow the breaches, days that are over are closed, what stands on them scored again. */
  keep(now: number): boolean {
    const cutOuts = cutOutsOf(this.#breaches(), [...this.#days.values()]);
    const keyOf = (cut: (typeof cutOuts)[number]): string => JSON.stringify(cut);
    const before = new Set(this.#cutOuts.map(keyOf));
    const after = new Set(cutOuts.map(keyOf));
    const changed = [...cutOuts, ...this.#cutOuts].filter(
      (cut) => before.has(keyOf(cut)) !== after.has(keyOf(cut)),
    );
    for (const { fromDay, untilDay } of changed)
      for (const day of this.#closed) if (fromDay <= day && day <= untilDay) this.#dirty.add(day);
    this.#cutOuts = cutOuts;
    const rebuilt = this.#closeDays(dayOf(now) - baselineGapDays);
    for (const [id, act] of this.#acts) {
      const day = dayOf(act.time);
      const isConcerned = rebuilt.some(
        (one) => day >= one + baselineGapDays && day <= one + baselineDays + 1,
      );
      if (isConcerned) this.#scored.set(id, scoreAct(act, this.#baseline));
    }
    return changed.length > 0 || rebuilt.length > 0;
  }

  #closeDays(last: Day): Day[] {
    const byDay = Map.groupBy(this.#acts.values(), ({ time }) => dayOf(time));
    const due = [...byDay.keys()]
      .filter((day) => day <= last && (!this.#closed.has(day) || this.#dirty.has(day)))
      .toSorted((a, b) => a - b);
    for (const day of due) {
      for (const one of withPeerGroups(packDays(byDay.get(day)!))) {
        const built = withoutCutOuts(one, this.#cutOuts);
        this.#days.set(`${day} ${built.subject}`, built);
        this.#baseline.put(built);
      }
      this.#closed.add(day);
      this.#dirty.delete(day);
    }
    return due;
  }

  #hits(): ScoredAct[] {
    const volumes = volumesOf(this.#acts.values());
    return [...this.#scored.values()].filter((act) => this.#hitTest.isHit(act, volumes));
  }

  #breaches(): Breach[] {
    const acts = this.#hits();
    return evaluate({ tenantId, models: this.#models, acts, anchors: this.#anchors(acts) });
  }

  #anchors(hits: readonly ScoredAct[]): Map<string, Anchor[]> {
    const anchors = new Map<string, Anchor[]>();
    for (const { subject, time } of hits.filter(({ ip }) => ip === null)) {
      const near = [...this.#scored.values()].filter(
        (act) =>
          act.subject === subject &&
          act.time >= time - anchorBeforeMs &&
          act.time <= time + anchorAfterMs,
      );
      const found = near.map(anchorOf).filter((anchor) => anchor !== null);
      if (subject !== null) anchors.set(subject, [...(anchors.get(subject) ?? []), ...found]);
    }
    return anchors;
  }

  /** Turns until nothing is left to do, and what is there then. */
  settle(now: number): Findings {
    let turn = 0;
    while (this.keep(now)) if ((turn += 1) > turnsMax) throw new Error('It does not settle.');
    const breaches = this.#breaches();
    const acts = this.#hits();
    const { incidents } = investigate({ tenantId, breaches, decisions: noDecisions, acts });
    const days = [...this.#days.values()].toSorted(
      (a, b) => a.day - b.day || (a.subject < b.subject ? -1 : 1),
    );
    return { days, breaches, incidents };
  }
}
