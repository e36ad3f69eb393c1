import type { GraphNode, ReportIncident } from '../document/types.ts';
import { amount, plain } from '../plain.ts';
import { type Figure, figureWidth, fitLabel, type Shape } from './figure.ts';

const columns = [
  { column: 'source', title: 'From where', x: 0 },
  { column: 'entity', title: 'Who or what', x: 262 },
  { column: 'object', title: 'Touched', x: 524 },
] as const;
const [boxWidth, boxHeight, step, top] = [196, 40, 50, 28];

/** Sources, accounts and what was touched, from left to right; lines are thicker words: how many events. */
export function drawGraph({ graph }: ReportIncident): Figure {
  const places = placesOf(graph.nodes);
  const rows = Math.max(1, ...columns.map(({ column }) => countOf(graph.nodes, column)));
  const shapes: Shape[] = [];
  for (const { from, to, events } of graph.edges) {
    const [a, b] = [places.get(from)!, places.get(to)!];
    const [x1, x2] = [a.x + boxWidth, b.x];
    // At the end where lines do not meet.
    const isSource = from.startsWith('source ');
    shapes.push({ kind: 'line', x1, y1: a.y + 20, x2, y2: b.y + 20, tone: 'soft' });
    const text = String(events);
    const words = { text, size: 10, tone: 'soft' } as const;
    // On the side that the line turns away from.
    const beside = (own: number, other: number): number => own + (own > other ? 32 : 14);
    shapes.push(
      isSource
        ? { kind: 'label', x: x1 + 4, y: beside(a.y, b.y), anchor: 'start', ...words }
        : { kind: 'label', x: x2 - 4, y: beside(b.y, a.y), anchor: 'end', ...words },
    );
  }
  for (const { column, title, x } of columns) {
    if (countOf(graph.nodes, column) === 0) continue;
    const more = graph.left[column] > 0 ? ` (and ${graph.left[column]} more)` : '';
    shapes.push(label({ x, y: 14, text: `${title}${more}`, size: 12, isSoft: true }));
  }
  for (const node of graph.nodes) shapes.push(...drawNode(node, places.get(node.key)!));
  return {
    width: figureWidth,
    height: top + rows * step,
    title: 'Who reached what',
    shapes,
    claim: plain(claimOf(graph.nodes)),
  };
}

function claimOf(nodes: readonly GraphNode[]): string {
  const foreign = nodes.filter(({ isForeign }) => isForeign).length;
  return (
    `${amount(foreign, 'source')} foreign to the account ${foreign === 1 ? 'is' : 'are'} outlined in red. ` +
    'Numbers at the lines count the events that the findings copied.'
  );
}

function countOf(nodes: readonly GraphNode[], column: GraphNode['column']): number {
  return nodes.filter((node) => node.column === column).length;
}

function placesOf(nodes: readonly GraphNode[]): Map<string, { x: number; y: number }> {
  const places = new Map<string, { x: number; y: number }>();
  for (const { column, x } of columns)
    for (const [row, { key }] of nodes.filter((node) => node.column === column).entries())
      places.set(key, { x, y: top + row * step });
  return places;
}

/** Of directories, resources and files. */
const isPath = /[^/]\/[^/]|^arn:/;

function drawNode(node: GraphNode, { x, y }: { x: number; y: number }): Shape[] {
  const tone = node.isForeign ? 'critical' : 'soft';
  const fit = (text: string, size: number): string =>
    fitLabel(plain(text), {
      size,
      width: boxWidth - 16,
      keeps: isPath.test(text) ? 'end' : 'start',
    });
  return [
    { kind: 'box', x, y, width: boxWidth, height: boxHeight, tone, isFilled: false },
    label({ x: x + 8, y: y + 17, text: fit(node.label, 12), size: 12, isSoft: false }),
    label({ x: x + 8, y: y + 32, text: fit(node.detail, 10.5), size: 10.5, isSoft: true }),
  ];
}

function label(of: { x: number; y: number; text: string; size: number; isSoft: boolean }): Shape {
  const { x, y, text, size, isSoft } = of;
  return { kind: 'label', x, y, text, size, tone: isSoft ? 'soft' : 'text', anchor: 'start' };
}
