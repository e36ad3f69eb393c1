import { groupNames } from '@nightjar/core';
import type { ReportIncident } from '../document/types.ts';
import { amount, lasting, plain, utc } from '../plain.ts';
import { type Figure, figureWidth, type Shape, toneOfScore } from './figure.ts';

const lanesOf = Object.entries(groupNames);
const [laneHeight, left, right, top] = [30, 130, 20, 14];
const laneWidth = figureWidth - left - right;
const ticks = 5;

/** When models were breached: a lane for each kind of finding, a bar for as long as each lasted. */
export function drawTimeline({ breaches, start, end }: ReportIncident): Figure {
  const lanes = lanesOf.filter(([lane]) => breaches.some(({ group }) => group === lane));
  const first = Math.min(start, ...breaches.map(({ time }) => time));
  const last = Math.max(end, ...breaches.map(({ endTime }) => endTime), first + 60_000);
  const at = (time: number): number => left + ((time - first) / (last - first)) * laneWidth;
  const bottom = top + lanes.length * laneHeight;
  const shapes = [
    ...drawAxis({ first, last, bottom }),
    ...drawLegend(bottom + 42),
    ...lanes.flatMap(([lane, name], index) => {
      const own = breaches.filter(({ group }) => group === lane);
      return drawLane(own, { at, name, y: top + (index + 0.5) * laneHeight });
    }),
  ];
  return {
    width: figureWidth,
    height: bottom + 50,
    title: 'Timeline',
    shapes,
    claim: plain(
      `${amount(breaches.length, 'finding')} in ${lasting(last - first)}, from ${utc(first)} to ${utc(last)}. Times are UTC; a bar lasts as long as what it tells.`,
    ),
  };
}

function drawAxis(of: { first: number; last: number; bottom: number }): Shape[] {
  const { first, last, bottom } = of;
  return Array.from({ length: ticks }, (_, tick): Shape[] => {
    const part = tick / (ticks - 1);
    const x = left + part * laneWidth;
    const anchor = tick === 0 ? 'start' : tick === ticks - 1 ? 'end' : 'middle';
    const text = utc(first + part * (last - first)).slice(5, 16);
    return [
      { kind: 'line', x1: x, y1: top, x2: x, y2: bottom + 4, tone: 'rule' },
      { kind: 'label', x, y: bottom + 20, text, size: 11, tone: 'soft', anchor },
    ];
  }).flat();
}

const scores = [
  { least: 0, words: 'score below 60' },
  { least: 60, words: '60 to 79' },
  { least: 80, words: '80 or more' },
];

/** What the colours say. */
function drawLegend(y: number): Shape[] {
  return scores.flatMap(({ least, words: text }, index): Shape[] => {
    const x = left + index * 130;
    return [
      { kind: 'dot', x: x + 5, y: y - 4, radius: 5, tone: toneOfScore(least) },
      { kind: 'label', x: x + 16, y, text, size: 11, tone: 'soft', anchor: 'start' },
    ];
  });
}

function drawLane(
  breaches: ReportIncident['breaches'],
  { at, name, y }: { at: (time: number) => number; name: string; y: number },
): Shape[] {
  const line: Shape = { kind: 'line', x1: left, y1: y, x2: left + laneWidth, y2: y, tone: 'rule' };
  const words = { text: name, size: 13, tone: 'text', anchor: 'start' } as const;
  const marks = breaches.flatMap(({ time, endTime, score }): Shape[] => {
    const [x, tone] = [at(time), toneOfScore(score)];
    const width = Math.max(1, at(endTime) - x);
    return [
      { kind: 'box', x, y: y - 3, width, height: 6, tone, isFilled: true },
      { kind: 'dot', x, y, radius: 6, tone },
    ];
  });
  return [line, { kind: 'label', x: 0, y: y + 4, ...words }, ...marks];
}
