import type { Feature, FeatureScore, ScoredAct } from '@nightjar/core';
import { compressText, decompressBody } from './compress-body.ts';

/** What the baseline says of a batch's events, as it lies in the batch's row. */
export interface BatchScores {
  /** How often the scores were made again: what is said twice in a row of changes is not the same. */
  generation: number;
  acts: readonly ScoredAct[];
  /** The stored batch in which the events lie, where their scores travel apart from it. */
  ofBatchId?: string;
}

// Acts of one subject and day share most of their scores: each is written once, and acts say its place.
type Placed = Omit<ScoredAct, 'scores'> & { scores: Partial<Record<Feature, number>> };
type Packed = Omit<BatchScores, 'acts'> & { shared: FeatureScore[]; acts: Placed[] };
/** As they were packed first, scores in full by event id. */
type PackedInFull = Omit<BatchScores, 'acts'> & { scores: Record<string, ScoredAct> };

/** zstd JSON. */
export function packScores({ generation, acts, ofBatchId }: BatchScores): Promise<Buffer> {
  const places = new Map<FeatureScore, number>();
  const placeOf = (score: FeatureScore): number => {
    const known = places.get(score);
    if (known !== undefined) return known;
    places.set(score, places.size);
    return places.size - 1;
  };
  const placed = acts.map((act): Placed => ({ ...act, scores: mapScores(act.scores, placeOf) }));
  const packed: Packed = { generation, ofBatchId, acts: placed, shared: [...places.keys()] };
  return compressText(JSON.stringify(packed));
}

/** Scores that acts share are one object: they are read only. */
export async function unpackScores(body: Uint8Array): Promise<BatchScores> {
  const text = (await decompressBody(body)).toString();
  const packed = JSON.parse(text) as Packed | PackedInFull;
  if ('scores' in packed) {
    const { scores, ...rest } = packed;
    return { ...rest, acts: Object.values(scores) };
  }
  const { shared, acts, ...rest } = packed;
  const scoreAt = (place: number): FeatureScore => shared[place]!;
  // Each act was made by the parsing, and is nobody else's.
  const filled = acts.map((act) => Object.assign(act, { scores: mapScores(act.scores, scoreAt) }));
  return { ...rest, acts: filled };
}

function mapScores<From, To>(
  scores: Partial<Record<Feature, From>>,
  to: (score: From) => To,
): Partial<Record<Feature, To>> {
  const mapped: Partial<Record<Feature, To>> = {};
  for (const feature in scores) mapped[feature as Feature] = to(scores[feature as Feature]!);
  return mapped;
}
