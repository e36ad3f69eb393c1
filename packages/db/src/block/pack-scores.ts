import type { Feature, FeatureScore, ScoredAct } from '@nightjar/core';
import { compress, decompressBody } from './compress-body.ts';
import { listLines, TextLines, type LineSpan } from './text-lines.ts';

/** What the baseline says of a batch's events, as it lies in the batch's row. */
export interface BatchScores {
  /** How often the scores were made again: what is said twice in a row of changes is not the same. */
  generation: number;
  acts: readonly ScoredAct[];
  /** The stored batch in which the events lie, where their scores travel apart from it. */
  ofBatchId?: string;
}

/** Which acts are asked for, by id. */
export type Wanted = Pick<ReadonlySet<string>, 'has'>;

// Acts of one subject and day share most of their scores: each is written once, and acts say its place.
type Placed = Omit<ScoredAct, 'scores'> & { scores: Partial<Record<Feature, number>> };
/** The first of the lines; after it the shared scores, and then the acts, each a line. */
type Header = Omit<BatchScores, 'acts'> & { sharedLines: number };
/** As they were packed second, all in one text. */
type PackedInOne = Omit<BatchScores, 'acts'> & { shared: FeatureScore[]; acts: Placed[] };
/** As they were packed first, scores in full by event id. */
type PackedInFull = Omit<BatchScores, 'acts'> & { scores: Record<string, ScoredAct> };

/** zstd JSON in lines, so that who wants some acts reads no others. */
export function packScores({ generation, acts, ofBatchId }: BatchScores): Promise<Buffer> {
  const places = new Map<FeatureScore, number>();
  const placeOf = (score: FeatureScore): number => {
    const known = places.get(score);
    if (known !== undefined) return known;
    places.set(score, places.size);
    return places.size - 1;
  };
  // The id first: it is looked for there.
  const placed = acts.map(({ id, ...act }) => ({
    id,
    ...act,
    scores: mapScores(act.scores, placeOf),
  }));
  const header: Header = { generation, ofBatchId, sharedLines: places.size };
  const lines = new TextLines();
  for (const one of [header, ...places.keys(), ...placed]) lines.add(JSON.stringify(one));
  return compress(lines.bytes);
}

/** Of the acts those that are wanted, or all. Scores that acts share are one object: they are read only. */
export async function unpackScores(body: Uint8Array, wanted?: Wanted): Promise<BatchScores> {
  const bytes = await decompressBody(body);
  const [first, ...lines] = listLines(bytes);
  const header = readLine(bytes, first!) as Header | PackedInOne | PackedInFull;
  const isWanted = ({ id }: { id: string }): boolean => wanted?.has(id) ?? true;
  if ('scores' in header) {
    const { scores, ...rest } = header;
    return { ...rest, acts: Object.values(scores).filter(isWanted) };
  }
  if ('shared' in header) {
    const { shared, acts, ...rest } = header;
    return { ...rest, acts: fill(acts.filter(isWanted), (place) => shared[place]!) };
  }
  const { sharedLines, ...rest } = header;
  const shared: FeatureScore[] = [];
  const scoreAt = (place: number): FeatureScore =>
    (shared[place] ??= readLine(bytes, lines[place]!) as FeatureScore);
  const ofActs = lines.slice(sharedLines);
  const asked = wanted ? ofActs.filter((line) => wanted.has(idOf(bytes, line))) : ofActs;
  const acts = asked.map((line) => readLine(bytes, line) as Placed);
  return { ...rest, acts: fill(acts, scoreAt) };
}

const readLine = (bytes: Buffer, { from, to }: LineSpan): unknown =>
  JSON.parse(bytes.toString('utf8', from, to));

const beforeId = '{"id":'.length;

/** The id of the act on a line, which stands first there. */
function idOf(bytes: Buffer, { from }: LineSpan): string {
  const at = from + beforeId;
  return JSON.parse(bytes.toString('utf8', at, bytes.indexOf('"', at + 1) + 1));
}

// Each act was made by the parsing, and is nobody else's.
function fill(acts: readonly Placed[], scoreAt: (place: number) => FeatureScore): ScoredAct[] {
  return acts.map((act) => Object.assign(act, { scores: mapScores(act.scores, scoreAt) }));
}

function mapScores<From, To>(
  scores: Partial<Record<Feature, From>>,
  to: (score: From) => To,
): Partial<Record<Feature, To>> {
  const mapped: Partial<Record<Feature, To>> = {};
  for (const feature in scores) mapped[feature as Feature] = to(scores[feature as Feature]!);
  return mapped;
}
