'use client';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { plainOf } from '../text/pieces.ts';
import { Told } from '../text/told.tsx';
import { formatTime } from '../time/format-time.ts';
import type { Graph, GraphNode } from './graph-of.ts';
import { layOutNarrow, layOutWide, stepFrom } from './layout.ts';
import type { Layout, PlacedNode } from './layout.ts';
import { NodeMark } from './node-mark.tsx';

/** Cut to what fits into some ems, as far as letters tell. */
function fit(text: string, ems: number): string {
  const letters = [...plainOf(text, 200)];
  let room = ems;
  // Letters of other scripts are up to an em wide.
  const end = letters.findIndex(
    (letter) =>
      (room -= /[a-z0-9 .,·:;'’“”|()[\]/-]/.test(letter) ? 0.52 : letter < '~' ? 0.72 : 1) < 0,
  );
  return end < 0 ? letters.join('') : `${letters.slice(0, Math.max(1, end - 1)).join('')}…`;
}

const acts = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'event' : 'events'}`;

interface NodeProps {
  placed: PlacedNode;
  isDim: boolean;
  isChosen: boolean;
  isStop: boolean;
  onReach: (id: string) => void;
  onChoose: (id: string) => void;
}

function Node({
  placed: { node, x, y, width, height },
  isDim,
  isChosen,
  isStop,
  onReach,
  onChoose,
}: NodeProps) {
  const room = width - 38;
  const label = fit(node.label, room / 13);
  const said = [`× ${node.count.toLocaleString('en-GB')}`, node.note].filter(Boolean).join(' · ');
  const note = fit(said, room / 11.5);
  return (
    <g
      role="button"
      tabIndex={isStop ? 0 : -1}
      data-node={node.id}
      aria-pressed={isChosen}
      aria-label={`${plainOf(node.label)} ${plainOf(said)}${node.isForeign ? ', foreign' : ''}`}
      className="graph-node"
      opacity={isDim ? 0.25 : 1}
      onFocus={() => onReach(node.id)}
      onClick={() => onChoose(node.id)}
    >
      <rect
        x={x + 0.5}
        y={y + 0.5}
        width={width - 1}
        height={height - 1}
        rx="4"
        className={`graph-box ${node.isForeign ? 'stroke-sev-high' : 'stroke-border-strong'}`}
        strokeWidth={node.isForeign || isChosen ? 2 : 1}
        strokeDasharray={node.kind === 'others' ? '3 3' : undefined}
      />
      <NodeMark node={node} x={x + 16} y={y + height / 2} />
      <svg x={x + 32} y={y} width={room} height={height} overflow="hidden">
        <text y={height / 2 - 3} className="fill-text text-[13px] font-medium">
          {label}
        </text>
        <text y={height / 2 + 13} className="fill-text2 text-[11.5px]">
          {note}
        </text>
      </svg>
    </g>
  );
}

interface DrawingProps {
  layout: Layout;
  lit: ReadonlySet<string> | null;
  reached: string | null;
  chosen: string | null;
  label: string;
  className: string;
  onReach: (id: string) => void;
  onChoose: (id: string) => void;
}

function Drawing({ layout, lit, label, className, ...choosing }: DrawingProps) {
  const { reached, chosen, onReach, onChoose } = choosing;
  const drawing = useRef<SVGSVGElement>(null);
  const stop = layout.nodes.find(({ node }) => node.id === reached) ?? layout.nodes[0];
  function onKeyDown(event: KeyboardEvent) {
    if (stop && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      return onChoose(stop.node.id);
    }
    const next = stop && stepFrom(layout, stop.node.id, event.key);
    if (next === undefined) return;
    event.preventDefault();
    drawing.current?.querySelector<SVGGElement>(`[data-node="${CSS.escape(next)}"]`)?.focus();
  }
  return (
    <svg
      ref={drawing}
      role="group"
      aria-label={label}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      className={className}
      onKeyDown={onKeyDown}
    >
      {layout.headings.map(({ text, x, y }) => (
        <text key={text} x={x} y={y} className="fill-text2 text-[12px] font-strong">
          {text}
        </text>
      ))}
      <g fill="none" aria-hidden="true">
        {layout.edges.map(({ from, to, d, width }) => {
          const isLit = lit === null || (lit.has(from) && lit.has(to));
          return (
            <path
              key={`${from}\n${to}`}
              d={d}
              strokeWidth={width}
              className={lit !== null && isLit ? 'stroke-accent' : 'stroke-border-strong'}
              opacity={isLit ? (lit === null ? 0.55 : 0.9) : 0.12}
            />
          );
        })}
      </g>
      {layout.nodes.map((placed) => (
        <Node
          key={placed.node.id}
          placed={placed}
          isDim={lit !== null && !lit.has(placed.node.id)}
          isChosen={placed.node.id === chosen}
          isStop={placed === stop}
          onReach={onReach}
          onChoose={onChoose}
        />
      ))}
    </svg>
  );
}

/** Whole name, times, and the first events of what was chosen. */
function Chosen({ node, isOpen }: { node: GraphNode | undefined; isOpen: boolean }) {
  if (!node)
    return (
      <p className="text-text2">
        Choose one to see what ran through it; arrow keys go from one to the next, Enter lists its
        events.
      </p>
    );
  const { label, note, isForeign, count, first, last, events } = node;
  return (
    <>
      <p>
        <span className="font-medium">
          <Told text={label} max={120} />
        </span>
        <span className="text-text2">
          {note && <>, {plainOf(note, 80)}</>}
          {isForeign && ', foreign to the account'}: {acts(count)}, {formatTime(first)}
          {formatTime(last) !== formatTime(first) && ` to ${formatTime(last)}`} UTC
        </span>
      </p>
      {isOpen && (
        <p className="mt-1 flex flex-wrap gap-x-3">
          {events.map(({ id, at, operation }) => (
            <a
              key={id}
              href={`?event=${encodeURIComponent(id)}`}
              data-cite={id}
              className="link inline-flex min-h-6 items-center text-12"
            >
              {formatTime(at)} {fit(operation, 16)}
            </a>
          ))}
          {count > events.length && (
            <span className="self-center text-12 text-text2">
              and {(count - events.length).toLocaleString('en-GB')} more
            </span>
          )}
        </p>
      )}
    </>
  );
}

/** The graph as a drawing for wide and one for narrow places; choosing lights what runs through. */
export function GraphDrawing({ graph }: { graph: Graph }) {
  // Where the focus last was, and of which one the events are listed.
  const [reached, setReached] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const running = graph.chains.filter(({ nodes }) => Object.values(nodes).includes(reached ?? ''));
  const lit =
    running.length === 0 ? null : new Set(running.flatMap(({ nodes }) => Object.values(nodes)));
  const shared = {
    lit,
    reached,
    chosen,
    label: 'Who did what from where; the table below says the same',
    onReach: setReached,
    onChoose: (id: string) => {
      setReached(id);
      setChosen(id);
    },
  };
  return (
    <>
      <Drawing {...shared} layout={layOutWide(graph)} className="graph-wide" />
      <Drawing {...shared} layout={layOutNarrow(graph)} className="graph-narrow" />
      <div role="status" className="graph-told mt-3 border-t border-border pt-2">
        <Chosen node={graph.nodes.find(({ id }) => id === reached)} isOpen={reached === chosen} />
      </div>
    </>
  );
}
