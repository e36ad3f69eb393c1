import { stableId } from '@nightjar/core/entity';
import type { ReferenceAgent } from './agents.ts';
import type { JudgedAct } from './judge-acts.ts';

/** What a model says of one act. */
export interface ReferenceMatch {
  judged: JudgedAct;
  agent: ReferenceAgent | null;
  /** All acts that it stands on. */
  cited: JudgedAct[];
  weights: Weight[];
  /** Of a spray: the address is the entity. */
  usersTargeted?: number;
}

/** Evidence group, points at full strength, and the rarity that scales them, if any. */
export type Weight = [group: string, points: number, rarity?: number | null];

export interface ReferenceModel {
  uuid: string;
  path: string;
  group: string;
  category: 'Informational' | 'Suspicious' | 'Critical';
  compliance: boolean;
  base: number;
  behaviour: 'flat' | 'decreasing' | 'incdec1';
  needsBaseline: boolean;
  throttleHours: number;
  keyOf(match: ReferenceMatch): string;
}

export interface ReferenceBreach {
  id: string;
  model: ReferenceModel;
  key: string;
  windowIndex: number;
  subject: string;
  time: number;
  endTime: number;
  score: number;
  /** Ids of events, sorted. */
  evidence: string[];
  matches: ReferenceMatch[];
}

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;

export const entityOf = ({ judged, usersTargeted }: ReferenceMatch): string =>
  usersTargeted === undefined && judged.act.subject !== null
    ? judged.act.subject
    : `ip:${judged.act.ip}`;

/** Earliest first; the id decides between equals. */
export const byTime = (a: ReferenceMatch, b: ReferenceMatch): number =>
  a.judged.act.time - b.judged.act.time ||
  (a.judged.act.id < b.judged.act.id ? -1 : a.judged.act.id > b.judged.act.id ? 1 : 0);

const rounded = (points: number): number => Math.round(points * 10) / 10;

/** detection.md 2.8: z = 1 for what is so or not, clamp((R - 80) / 20, 0, 1) for rarities, 0 for null. */
const pointsOf = ([, points, rarity]: Weight): number => {
  const z = rarity === undefined ? 1 : Math.min(1, Math.max(0, ((rarity ?? 0) - 80) / 20));
  return rounded(Math.min(25, points * z));
};

const evidencePoints = (model: ReferenceModel, { weights, judged }: ReferenceMatch): number => {
  const groups = [...new Set(weights.map(([group]) => group))];
  const best = groups.map((group) =>
    Math.max(0, ...weights.filter(([of]) => of === group).map(pointsOf)),
  );
  const immature = model.needsBaseline ? rounded(-15 * (1 - judged.maturity)) : 0;
  return rounded(best.reduce((a, b) => a + b, model.base) + immature);
};

const repetitionPoints = (behaviour: ReferenceModel['behaviour'], n: number): number => {
  if (behaviour === 'decreasing') return -5 * Math.min(4, n - 1);
  if (behaviour === 'flat' || n === 1) return 0;
  return n === 2 ? 4 : 8 - 4 * (n - 3);
};

/** detection.md 2.7: a breach is all matches of (model, key) in the tumbling window floor(t / throttle). */
export function breachesOf(
  model: ReferenceModel,
  tenantId: string,
  matches: readonly ReferenceMatch[],
): ReferenceBreach[] {
  const throttleMs = model.throttleHours * hourMs;
  const windowOf = ({ judged }: ReferenceMatch): number => Math.floor(judged.act.time / throttleMs);
  const nameOf = (match: ReferenceMatch): string => `${model.keyOf(match)} ${windowOf(match)}`;
  return [...new Set(matches.map(nameOf))].map((name): ReferenceBreach => {
    const own = matches.filter((match) => nameOf(match) === name).toSorted(byTime);
    const [first] = own;
    const key = model.keyOf(first!);
    const windowIndex = windowOf(first!);
    const earlier = matches
      .filter((match) => model.keyOf(match) === key)
      .map(windowOf)
      .filter((other) => other < windowIndex)
      .filter((other) => other * throttleMs >= windowIndex * throttleMs - weekMs);
    const n = 1 + new Set(earlier).size;
    const highest = Math.max(...own.map((match) => evidencePoints(model, match)));
    const total = rounded(highest + repetitionPoints(model.behaviour, n));
    const cited = own.flatMap((match) => match.cited.map(({ act }) => act.id));
    return {
      id: stableId('breach', tenantId, model.uuid, key, String(windowIndex)),
      model,
      key,
      windowIndex,
      subject: entityOf(first!),
      time: first!.judged.act.time,
      endTime: own.at(-1)!.judged.act.time,
      score: Math.min(100, Math.max(0, total)),
      evidence: [...new Set(cited)].toSorted(),
      matches: own,
    };
  });
}
