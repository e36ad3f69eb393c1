import { scaleUtc } from 'd3-scale';
import type { TimelineEntry } from '../incident/timeline-entries.ts';

/** Where entries stand between 0 and 100, and what the axis spans. */
export interface Placed {
  xOf: (entry: TimelineEntry) => number;
  from: string;
  until: string;
  /** Whether some came long after what happened: they stand at the right edge, behind a gap. */
  hasLater: boolean;
}

const laterX = 96;

/** Spreads what happened over the axis; what was done about it much later must not squeeze it to a point. */
export function placeInTime(entries: readonly TimelineEntry[]): Placed {
  const happened = entries.filter(({ lane }) => lane !== 'responder');
  const times = (happened.length > 0 ? happened : entries).map(({ at }) => Date.parse(at));
  const start = Math.min(...times);
  const end = Math.max(...times, start + 1);
  const hasLater = entries.some(({ at }) => Date.parse(at) > end);
  const x = scaleUtc([start, end], [2, hasLater ? 86 : 98]).clamp(true);
  return {
    xOf: ({ at }) => (Date.parse(at) > end ? laterX : x(Date.parse(at))),
    from: new Date(start).toISOString(),
    until: new Date(end).toISOString(),
    hasLater,
  };
}
