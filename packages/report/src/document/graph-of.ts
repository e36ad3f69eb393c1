import { type Breach, foreignAgents, sayCountry } from '@nightjar/core';
import type { GraphNode, ReportGraph } from './types.ts';

const columnMax = 7;

/** Which addresses reached whom, and what they touched there. */
export function graphOf(breaches: readonly Breach[]): ReportGraph {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, { from: string; to: string; ids: Set<string> }>();
  const join = (from: string, to: string, ids: readonly string[]): void => {
    const edge = edges.get(`${from}\n${to}`) ?? { from, to, ids: new Set() };
    for (const id of ids) edge.ids.add(id);
    edges.set(`${from}\n${to}`, edge);
  };
  for (const breach of breaches) {
    const entity = `entity ${breach.subject}`;
    const foreign = new Set(foreignAgents(breach).flatMap(({ ips }) => ips));
    // The source of a spray is its own subject.
    const isSource = breach.evidence.some(({ ip }) => ip === breach.subjectName);
    if (!isSource) nodes.set(entity, entityNode(entity, breach));
    for (const event of breach.evidence) {
      if (event.ip === null || isSource) continue;
      const key = `source ${event.ip}`;
      const known = nodes.get(key);
      const isForeign = known?.isForeign === true || foreign.has(event.ip);
      const label = event.ip;
      const detail = [event.asnName, event.country && sayCountry(event.country)]
        .filter((one) => one)
        .join(', ');
      nodes.set(key, { key, column: 'source', label, detail, isForeign });
      join(key, entity, [event.id]);
    }
    for (const object of objectsOf(breach)) {
      nodes.set(object.key, object);
      if (!isSource)
        join(
          entity,
          object.key,
          breach.evidence.map(({ id }) => id),
        );
    }
  }
  return bounded([...nodes.values()], [...edges.values()]);
}

function entityNode(key: string, { subject, subjectName }: Breach): GraphNode {
  const kind = subject.slice(0, subject.indexOf(':'));
  const detail = kindNames[kind] ?? kind;
  return { key, column: 'entity', label: subjectName, detail, isForeign: false };
}

const kindNames: Readonly<Record<string, string>> = {
  user: 'account',
  sp: 'application',
  device: 'machine',
  ip: 'address',
};

function objectsOf({ facts, subject }: Breach): GraphNode[] {
  const node = (label: string, detail: string): GraphNode => ({
    key: `object ${detail} ${label}`,
    column: 'object',
    label,
    detail,
    isForeign: false,
  });
  const named = [facts.appName, facts.appId, facts.ruleName, ...(facts.ruleForwards ?? [])];
  const isNamed = (target: string): boolean => named.includes(target) || subject.endsWith(target);
  return [
    ...((facts.appName ?? facts.appId)
      ? [
          node(
            facts.appName ?? facts.appId!,
            facts.knownBad ? 'application known to be abused' : 'application',
          ),
        ]
      : []),
    ...(facts.ruleName === undefined ? [] : [node(facts.ruleName, 'mailbox rule')]),
    ...(facts.ruleForwards ?? []).map((to) => node(to, 'mail forwarded to')),
    ...(facts.target === undefined || isNamed(facts.target)
      ? []
      : [node(facts.target, 'acted upon')]),
  ];
}

/** The busiest of each column; how many are left out is said. */
function bounded(
  nodes: readonly GraphNode[],
  edges: readonly { from: string; to: string; ids: ReadonlySet<string> }[],
): ReportGraph {
  const weight = new Map<string, number>();
  for (const { from, to, ids } of edges)
    for (const key of [from, to]) weight.set(key, (weight.get(key) ?? 0) + ids.size);
  const kept: GraphNode[] = [];
  const left = { source: 0, entity: 0, object: 0 };
  for (const column of ['source', 'entity', 'object'] as const) {
    const own = nodes
      .filter((node) => node.column === column)
      .toSorted(
        (a, b) =>
          Number(b.isForeign) - Number(a.isForeign) ||
          (weight.get(b.key) ?? 0) - (weight.get(a.key) ?? 0) ||
          (a.key < b.key ? -1 : 1),
      );
    kept.push(...own.slice(0, columnMax));
    left[column] = Math.max(0, own.length - columnMax);
  }
  const keys = new Set(kept.map(({ key }) => key));
  return {
    nodes: kept,
    edges: edges
      .filter(({ from, to }) => keys.has(from) && keys.has(to))
      .map(({ from, to, ids }) => ({ from, to, events: ids.size })),
    left,
  };
}
