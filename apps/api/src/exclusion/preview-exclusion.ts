import {
  dayMs,
  evaluate,
  verdictsOfBreaches,
  withExclusions,
  type Breach,
  type ScoredAct,
} from '@nightjar/core';
import {
  listBreaches,
  listMatchesAround,
  listVerdicts,
  type StoredBreach,
  type TenantTx,
} from '@nightjar/db';
import { loadModels } from '@nightjar/models';
import { toConditions, type SaidCondition } from './conditions.ts';

const spanDays = 30;
// Sequences and counts stand on what was before.
const reachMs = 14 * dayMs;
/** What one question may read: subjects, those with the latest breaches first, and acts of each. */
const readMax = { subjects: 50, acts: 2_000 };

export interface PreviewedExclusion {
  breaches: number;
  /** The latest first. */
  hidden: StoredBreach[];
  hiddenTruePositives: number;
  notJudged: number;
}

/** The breaches of the last 30 days that would be gone: judged again from what is kept, with and without it. */
export async function previewExclusion(
  tx: TenantTx,
  of: { model: string; conditions: readonly SaidCondition[]; now: number },
): Promise<PreviewedExclusion> {
  const span = { from: of.now - spanDays * dayMs, to: of.now };
  const { uuid } = loadModels().find(({ model }) => model.path === of.model)!.model;
  const ofModel = (await listBreaches(tx, { ...span, modelUuids: [uuid] })).toReversed();
  const subjects = [...new Set(ofModel.map(({ subject }) => subject))].slice(0, readMax.subjects);
  const judged = new Set<string>();
  const gone = new Set<string>();
  for (const subject of subjects) {
    const around = { from: span.from - reachMs, to: span.to, at: span.to };
    const acts = await listMatchesAround(tx, { subject, ...around, limit: readMax.acts });
    const left = new Set(breachesOf(tx, acts, of).map(({ id }) => id));
    for (const { id } of breachesOf(tx, acts)) {
      judged.add(id);
      if (!left.has(id)) gone.add(id);
    }
  }
  const standing = gone.size === 0 ? [] : await listBreaches(tx, { ...span, ids: [...gone] });
  const hidden = standing.toReversed();
  const verdicts = verdictsOfBreaches(await listVerdicts(tx));
  return {
    breaches: ofModel.length,
    hidden,
    hiddenTruePositives: hidden.filter(({ id }) => verdicts.get(id) === 'true_positive').length,
    notJudged: ofModel.filter(({ id }) => !judged.has(id)).length,
  };
}

function breachesOf(
  { tenantId }: TenantTx,
  acts: readonly ScoredAct[],
  without?: { model: string; conditions: readonly SaidCondition[] },
): Breach[] {
  const always = { id: 'preview', reason: '', by: '', fromMs: -Infinity, untilMs: Infinity };
  const exclusions = without
    ? [{ ...always, model: without.model, when: toConditions(without.conditions) }]
    : [];
  const models = withExclusions(loadModels(), exclusions);
  return evaluate({ tenantId, models, acts, anchors: new Map() });
}
