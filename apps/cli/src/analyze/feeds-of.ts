import type { FeedsSeen, Source } from '@nightjar/core';
import type { Learnt } from './learn.ts';

/** An export says which feeds it holds, and not up to when each of them was whole. */
export function feedsOf({ bySource, gaps }: Learnt): FeedsSeen {
  const newest = Object.keys(bySource).map((source) => [source as Source, null] as const);
  return { newest: new Map(newest), lost: gaps.list };
}
