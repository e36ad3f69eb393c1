import { columns } from './graph-of.ts';
import type { Column, Graph, GraphNode } from './graph-of.ts';

export interface PlacedNode {
  node: GraphNode;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlacedEdge {
  from: string;
  to: string;
  d: string;
  width: number;
}

/** A drawing of a graph, in its own units. */
export interface Layout {
  width: number;
  height: number;
  headings: { text: string; x: number; y: number }[];
  /** Column by column, each from top to bottom. */
  nodes: PlacedNode[];
  edges: PlacedEdge[];
}

const headingOf: Record<Column, string> = {
  who: 'Who',
  from: 'From where',
  did: 'Did what',
  on: 'On what',
};

const byTime = (one: GraphNode, other: GraphNode): number =>
  one.first === other.first ? (one.id < other.id ? -1 : 1) : one.first < other.first ? -1 : 1;

const columnsOf = ({ nodes }: Graph): [Column, GraphNode[]][] =>
  columns.map((column) => [column, nodes.filter((one) => one.column === column).toSorted(byTime)]);

/** How many events run between two nodes that stand next to one another in a chain. */
function edgesOf({ chains }: Graph): { from: string; to: string; count: number }[] {
  const edges = new Map<string, { from: string; to: string; count: number }>();
  for (const { nodes, count } of chains) {
    for (const [at, column] of columns.slice(1).entries()) {
      const [from, to] = [nodes[columns[at]!], nodes[column]];
      const edge = edges.get(`${from}\n${to}`) ?? { from, to, count: 0 };
      edge.count += count;
      edges.set(`${from}\n${to}`, edge);
    }
  }
  return [...edges.values()];
}

const thickness = (count: number): number => Math.min(6, 1 + Math.log10(count) * 1.7);

const wide = { width: 1000, node: 214, pitch: 262, height: 44, gap: 10, top: 30 };

/** Four columns side by side; what came first stands on top. */
export function layOutWide(graph: Graph): Layout {
  const { node: width, pitch, height, gap, top } = wide;
  const tall = (count: number): number => count * (height + gap) - gap;
  const placed = columnsOf(graph);
  const most = Math.max(1, ...placed.map(([, own]) => own.length));
  const nodes = placed.flatMap(([, own], at) =>
    own.map((node, row) => ({
      node,
      x: at * pitch,
      y: top + (tall(most) - tall(own.length)) / 2 + row * (height + gap),
      width,
      height,
    })),
  );
  const of = new Map(nodes.map((one) => [one.node.id, one]));
  return {
    width: wide.width,
    height: top + tall(most) + 2,
    headings: placed.map(([column], at) => ({ text: headingOf[column], x: at * pitch, y: 14 })),
    nodes,
    edges: edgesOf(graph).map(({ from, to, count }) => {
      const [one, other] = [of.get(from)!, of.get(to)!];
      const [x1, x2] = [one.x + width, other.x];
      const [y1, y2] = [one.y + height / 2, other.y + height / 2];
      const middle = (x1 + x2) / 2;
      const d = `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
      return { from, to, d, width: thickness(count) };
    }),
  };
}

const narrow = { width: 340, left: 72, height: 38, gap: 6, heading: 26 };

/** One under the other, with arcs at their left: for screens that are not wide enough for columns. */
export function layOutNarrow(graph: Graph): Layout {
  const { width, left, height, gap, heading } = narrow;
  const nodes: PlacedNode[] = [];
  const headings: Layout['headings'] = [];
  let y = 0;
  for (const [column, own] of columnsOf(graph)) {
    headings.push({ text: headingOf[column], x: left, y: y + 17 });
    y += heading;
    for (const node of own) {
      nodes.push({ node, x: left, y, width: width - left - 1, height });
      y += height + gap;
    }
  }
  const of = new Map(nodes.map((one) => [one.node.id, one]));
  return {
    width,
    height: y,
    headings,
    nodes,
    edges: edgesOf(graph).map(({ from, to, count }) => {
      const middleOf = (id: string): number => of.get(id)!.y + height / 2;
      const [y1, y2] = [middleOf(from), middleOf(to)];
      // The further apart, the wider the arc.
      const reach = left - 14 - (left - 14) / (1 + Math.abs(y2 - y1) / 160);
      const bend = Math.round(left - 10 - reach * 1.2);
      const d = `M${left} ${y1}C${bend} ${y1} ${bend} ${y2} ${left} ${y2}`;
      return { from, to, d, width: thickness(count) };
    }),
  };
}

/** The node that an arrow key leads to; undefined for other keys. */
export function stepFrom({ nodes }: Layout, id: string, key: string): string | undefined {
  const at = nodes.findIndex(({ node }) => node.id === id);
  const here = nodes[at];
  if (here === undefined) return nodes[0]?.node.id;
  if (key === 'ArrowDown') return (nodes[at + 1] ?? here).node.id;
  if (key === 'ArrowUp') return (nodes[at - 1] ?? here).node.id;
  if (key === 'Home') return nodes[0]!.node.id;
  if (key === 'End') return nodes.at(-1)!.node.id;
  const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (by === 0) return undefined;
  const column = columns[columns.indexOf(here.node.column) + by];
  const near = nodes
    .filter(({ node }) => node.column === column)
    .toSorted((one, other) => Math.abs(one.y - here.y) - Math.abs(other.y - here.y))[0];
  return (near ?? here).node.id;
}
