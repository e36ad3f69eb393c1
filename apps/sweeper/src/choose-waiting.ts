/** Something that waits in the rows. */
export interface Waiting {
  /** Whose place in which line: only the first few of a queue are published. */
  queue: string;
  /** Unique over all that is swept. */
  key: string;
}

/** When it was first seen waiting, when and how often it was published; epoch ms. */
export interface Sighting {
  firstSeenAt: number;
  publishedAt: number;
  times: number;
}

/** What is younger is most likely on its way already. */
export const graceMs = 1_000;
const againAfterMs = (times: number): number => Math.min(60_000, 5_000 * 2 ** (times - 1));

/**
 * Which of the waiting to publish now: of each queue only the first `perQueueMax`, each once it has been
 * seen waiting for a moment, and again at growing intervals while it still waits. `waiting` is oldest first;
 * also returns what to remember of it.
 */
export function chooseWaiting<W extends Waiting>(
  waiting: readonly W[],
  of: { seen: ReadonlyMap<string, Sighting>; now: number; perQueueMax: number },
): { publish: W[]; seen: Map<string, Sighting> } {
  const publish: W[] = [];
  const seen = new Map<string, Sighting>();
  const places = new Map<string, number>();
  for (const one of waiting) {
    const place = places.get(one.queue) ?? 0;
    places.set(one.queue, place + 1);
    const last = of.seen.get(one.key) ?? { firstSeenAt: of.now, publishedAt: 0, times: 0 };
    const isDue =
      last.times === 0
        ? of.now - last.firstSeenAt >= graceMs
        : of.now - last.publishedAt >= againAfterMs(last.times);
    const isNow = isDue && place < of.perQueueMax;
    if (isNow) publish.push(one);
    seen.set(one.key, isNow ? { ...last, publishedAt: of.now, times: last.times + 1 } : last);
  }
  return { publish, seen };
}
