import type { GraphNode } from './graph-of.ts';

const paths: Readonly<Record<string, string>> = {
  // Whoever acts is a circle, a network a diamond, an act an arrow; what it is done to has corners.
  user: 'M0-6a6 6 0 1 0 0.01 0z',
  sp: 'M0-6a6 6 0 1 0 0.01 0zM-2.5 0h5',
  ip: 'M0-7 7 0 0 7-7 0z',
  network: 'M0-7 7 0 0 7-7 0z',
  inside: 'M0-6a6 6 0 1 0 0.01 0z',
  act: 'M-4-6 5 0-4 6z',
  application: 'M-3-6h6a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3h-6a3 3 0 0 1-3-3v-6a3 3 0 0 1 3-3z',
  mailbox: 'M-7-5h14v10h-14zM-7-5 0 1 7-5',
  mailRule: 'M-7-5h14v10h-14zM-3 0h6',
  others: 'M-5 0h0.01M0 0h0.01M5 0h0.01',
};
const hexagon = 'M-3.5-6h7L7 0 3.5 6h-7L-7 0z';

/** The shape of a kind; filled where it is foreign, so that colour does not stand alone. */
export function NodeMark({ node, x, y }: { node: GraphNode; x: number; y: number }) {
  const { kind, isForeign } = node;
  return (
    <path
      d={paths[kind] ?? hexagon}
      transform={`translate(${x} ${y})`}
      strokeWidth={kind === 'others' ? 3 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={isForeign ? 'fill-sev-high stroke-sev-high' : 'fill-none stroke-text2'}
    />
  );
}
