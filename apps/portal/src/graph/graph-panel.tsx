import type { Incident } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { Utc } from '../time/utc.tsx';
import { NarrowFold } from '../ui/narrow-fold.tsx';
import { Panel } from '../ui/panel.tsx';
import { GraphDrawing } from './graph-drawing.tsx';
import { graphOf } from './graph-of.ts';
import type { Chain, Graph, GraphNode } from './graph-of.ts';

const rowsMax = 100;

const count = (n: number): string => n.toLocaleString('en-GB');

function Cell({ label, node }: { label: string; node: GraphNode }) {
  return (
    <td className="py-1 pr-3">
      <span className="observed-label">{label}</span>
      <span>
        <Told text={node.label} max={120} />
        {(node.note || node.isForeign) && (
          <span className="observed-more block text-11 text-text2">
            <Told text={[node.note, node.isForeign ? 'foreign' : ''].filter(Boolean).join(' · ')} />
          </span>
        )}
      </span>
    </td>
  );
}

function Row({ chain, nodes }: { chain: Chain; nodes: ReadonlyMap<string, GraphNode> }) {
  const { who, from, did, on } = chain.nodes;
  const [first] = chain.events;
  return (
    <tr className="border-t border-border align-top">
      <Cell label="Who" node={nodes.get(who)!} />
      <Cell label="From" node={nodes.get(from)!} />
      <Cell label="Did" node={nodes.get(did)!} />
      <Cell label="On" node={nodes.get(on)!} />
      <td className="py-1 text-right">
        <span className="observed-label">Events</span>
        <span className="whitespace-nowrap">
          {count(chain.count)}
          <a
            href={`?event=${encodeURIComponent(first!.id)}`}
            data-cite={first!.id}
            className="link ml-2 inline-flex min-h-6 items-center"
          >
            <span className="sr-only">first at </span>
            <Utc at={chain.first} />
          </a>
        </span>
      </td>
    </tr>
  );
}

function Chains({ graph }: { graph: Graph }) {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const shown = graph.chains.slice(0, rowsMax);
  return (
    <details data-graph-table className="mt-2 border-t border-border">
      <summary className="min-h-9 py-2 font-medium">
        The same as a table: {count(graph.chains.length)}{' '}
        {graph.chains.length === 1 ? 'chain' : 'chains'}
      </summary>
      <div
        className="relative max-h-96 overflow-y-auto"
        tabIndex={0}
        role="group"
        aria-label="Chains"
      >
        <table className="observed-table w-full text-12">
          <thead>
            <tr className="text-left text-text2">
              {['Who', 'From where', 'Did what', 'On what'].map((name) => (
                <th key={name} scope="col" className="pr-3 font-medium">
                  {name}
                </th>
              ))}
              <th scope="col" className="text-right font-medium">
                Events, first (UTC)
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((chain) => (
              <Row key={Object.values(chain.nodes).join('\n')} chain={chain} nodes={nodes} />
            ))}
          </tbody>
        </table>
      </div>
      {graph.chains.length > rowsMax && (
        <p className="mt-2 text-text2">
          The first {rowsMax} of {count(graph.chains.length)}.
        </p>
      )}
    </details>
  );
}

/** Who, from where, did what, on what: of the events that the breaches cite. */
export function GraphPanel({ incident }: { incident: Incident }) {
  const graph = graphOf(incident.breaches);
  return (
    <Panel
      id="graph"
      title="Who did what from where"
      note={`${count(graph.count)} cited ${graph.count === 1 ? 'event' : 'events'}`}
      digit={4}
    >
      {graph.count === 0 ? (
        <p className="text-text2">No breach cites an event: there is nothing to draw.</p>
      ) : (
        <div className="graph">
          <NarrowFold more="Show the graph" less="Hide the graph">
            <p className="mb-2 text-12 text-text2">
              The first on top; × counts events, and so does the thickness of a line. A filled mark
              is a source that is foreign to the account.
            </p>
            <GraphDrawing graph={graph} />
          </NarrowFold>
          <Chains graph={graph} />
        </div>
      )}
    </Panel>
  );
}
