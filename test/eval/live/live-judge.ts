import {
  type Act,
  actOf,
  anchorOf,
  type Anchor,
  type BaselineDay,
  BaselineDayBuilder,
  baselineGapDays,
  type Breach,
  type CompiledModel,
  type Day,
  dayMs,
  dayOf,
  evaluate,
  eventId,
  HitTest,
  investigate,
  type LookUpAddress,
  noDecisions,
  type ScoredAct,
  scoreAct,
  ScoreMemo,
  TenantBaseline,
  volumesOf,
  withPeerGroups,
  withoutCutOuts,
} from '@nightjar/core';
import type { VendorRecord } from '@nightjar/scenarios';
import { vendors } from '@nightjar/vendors';
import { cutOutsOf } from '../../../apps/baseline/src/close/cut-outs-of.ts';
import { FailingAddresses } from '../../../apps/cli/src/analyze/failing-addresses.ts';
import { anchorAfterMs, anchorBeforeMs } from '../../../apps/evaluator/src/spans.ts';
import type { Found } from '../scenarios/analyze-records.ts';

const tenantId = 'eval';
/** What lies further back than this is not evaluated anew, when days are closed. */
const cutOutReachMs = 10 * dayMs;

/**
 * One tenant judged as the running system does: each act by the days that are closed before it, breaches cut out of
 * what is learnt. Records come in the order in which they happen. What is kept grows with subjects, days and hits.
 */
export class LiveJudge {
  readonly #learnsAll: boolean;
  readonly #models: readonly CompiledModel[];
  readonly #lookUp: LookUpAddress;
  readonly #hitTest: HitTest;
  readonly #baseline = new TenantBaseline();
  readonly #days = new Map<string, BaselineDay[]>();
  readonly #open = new Map<Day, Map<string, BaselineDayBuilder>>();
  readonly #anchors = new Map<string, Anchor[]>();
  #hits: ScoredAct[] = [];
  #today: ScoredAct[] = [];
  #ids = new Set<string>();
  #day: Day | undefined;
  #memo = new ScoreMemo();
  /** As they were when days were closed last: an old one says still what was first seen in it. */
  #breaches: readonly Breach[] = [];

  /** `learnsAll`: a twin that learns what breaches show as well. */
  constructor(
    models: readonly CompiledModel[],
    lookUp: LookUpAddress,
    { learnsAll = false }: { learnsAll?: boolean } = {},
  ) {
    this.#learnsAll = learnsAll;
    this.#models = models;
    this.#lookUp = lookUp;
    this.#hitTest = new HitTest(models);
  }

  /** A record arrives; one that came already is passed over. */
  add({ source, record }: VendorRecord): void {
    const read = vendors[source].normalise(record, this.#lookUp);
    if (!read.ok) throw new Error(`${source}: ${read.reason}`);
    const { time, metadata } = read.event;
    const id = eventId({ tenantId, source, uid: metadata.uid!, time });
    const act = actOf(read.event, { id, source });
    const day = dayOf(time);
    if (day > (this.#day ?? day)) this.#endDays(day);
    this.#day ??= day;
    if (this.#ids.has(id)) return;
    this.#ids.add(id);
    this.#learn(act, day);
    this.#today.push(scoreAct(act, this.#baseline, this.#memo));
  }

  #learn(act: Act, day: Day): void {
    if (act.subject === null) return;
    let builders = this.#open.get(day);
    if (!builders) this.#open.set(day, (builders = new Map()));
    let builder = builders.get(act.subject);
    if (!builder) builders.set(act.subject, (builder = new BaselineDayBuilder()));
    builder.add(act);
  }

  #endDays(next: Day): void {
    const kept = this.#keptOf(this.#today);
    this.#hits.push(...kept.acts);
    for (const [subject, own] of kept.anchors) this.#anchors.set(subject, own);
    [this.#today, this.#day, this.#memo, this.#ids] = [[], next, new ScoreMemo(), new Set()];
    this.#closeDays(next - baselineGapDays);
  }

  /** Days up to this one are over: what they showed is learnt, but for what a breach showed first. */
  #closeDays(last: Day): void {
    const due = [...this.#open.keys()].filter((day) => day <= last).sort((a, b) => a - b);
    if (due.length === 0) return;
    const since = due[0]! * dayMs - cutOutReachMs;
    const acts = this.#hits.filter(({ time }) => time >= since);
    const old = this.#breaches.filter(({ time }) => time < since);
    const breaches = [...old, ...this.#evaluate(acts).breaches.filter(({ time }) => time >= since)];
    this.#breaches = breaches;
    const subjects = new Set(breaches.map(({ subject }) => subject));
    const past = [...subjects].flatMap((subject) => this.#days.get(subject) ?? []);
    const cutOuts = this.#learnsAll ? [] : cutOutsOf(breaches, past);
    for (const day of due) {
      const own = [...this.#open.get(day)!].map(([subject, one]) => one.build(subject, day));
      for (const one of withPeerGroups(own)) {
        const built = withoutCutOuts(one, cutOuts);
        const { subject } = built;
        this.#days.set(subject, [...(this.#days.get(subject) ?? []), built]);
        this.#baseline.put(built);
      }
      this.#open.delete(day);
    }
  }

  /** Of a day's acts those that a model can ask for, and where acts without an address may come from. */
  #keptOf(day: readonly ScoredAct[]): { acts: ScoredAct[]; anchors: Map<string, Anchor[]> } {
    const volumes = volumesOf(day);
    const failing = new FailingAddresses();
    for (const act of day) failing.add(act);
    const isKept = (act: ScoredAct): boolean =>
      this.#hitTest.isHit(act, volumes) || failing.has(act);
    const acts = day.filter(isKept);
    return { acts, anchors: this.#anchorsOf(acts, day) };
  }

  #anchorsOf(kept: readonly ScoredAct[], day: readonly ScoredAct[]): Map<string, Anchor[]> {
    const times = Map.groupBy(
      kept.filter(({ ip, subject }) => ip === null && subject !== null),
      ({ subject }) => subject!,
    );
    const found = new Map<string, Anchor[]>();
    for (const act of times.size === 0 ? [] : day) {
      const isNear = times
        .get(act.subject ?? '')
        ?.some(({ time }) => act.time >= time - anchorBeforeMs && act.time <= time + anchorAfterMs);
      const anchor = isNear === true ? anchorOf(act) : null;
      if (anchor === null) continue;
      const own = found.get(act.subject!) ?? [...(this.#anchors.get(act.subject!) ?? [])];
      own.push(anchor);
      found.set(act.subject!, own);
    }
    return found;
  }

  #evaluate(acts: readonly ScoredAct[], anchors = this.#anchors): Omit<Found, 'incidents'> {
    const evaluation = { tenantId, models: this.#models, acts, anchors };
    return { evaluation, breaches: evaluate(evaluation) };
  }

  /** What is found of everything that came so far. */
  look(): Found {
    const kept = this.#keptOf(this.#today);
    const acts = [...this.#hits, ...kept.acts];
    const found = this.#evaluate(acts, new Map([...this.#anchors, ...kept.anchors]));
    const { breaches } = found;
    const { incidents } = investigate({ tenantId, breaches, decisions: noDecisions });
    return { ...found, incidents };
  }
}
