import type { EvidenceEvent, ModelBreach } from '../graphql/breach-schema.ts';

/** Who, from where, did what, on what: the columns, in the order of a sentence. */
export const columns = ['who', 'from', 'did', 'on'] as const;
export type Column = (typeof columns)[number];

/** What runs through a node or a chain. Times in ISO. */
interface Share {
  count: number;
  first: string;
  last: string;
  /** Some of its events, the first ones. */
  events: { id: string; at: string; operation: string }[];
}

/** Someone or something; names are written by outsiders. */
export interface GraphNode extends Share {
  id: string;
  column: Column;
  kind: string;
  label: string;
  /** What else tells it apart, in few words. */
  note: string;
  /** The account was not known there. */
  isForeign: boolean;
}

/** Alike events: one account, one source, one kind of act, one target. */
export interface Chain extends Share {
  /** Ids of nodes, one a column. */
  nodes: Readonly<Record<Column, string>>;
}

export interface Graph {
  nodes: GraphNode[];
  chains: Chain[];
  count: number;
}

type Named = Pick<GraphNode, 'id' | 'kind' | 'label' | 'note' | 'isForeign'>;

const columnMax = 8;
const eventsMax = 6;

const isFailure = ({ outcome }: EvidenceEvent): boolean => outcome.toLowerCase() === 'failure';

/** Kinds of networks worth saying. */
export const networkKind = (ipClass: string | null): string | null => {
  if (ipClass === null || ipClass === 'none') return null;
  return ipClass === 'vpn' ? 'VPN' : ipClass === 'egress' ? 'its own' : ipClass;
};

function sourceOf(event: EvidenceEvent, isForeign: boolean): Named {
  const { asn, asnName, country, ip, ipClass } = event;
  if (asn === null && ip === null)
    return { id: 'from:', kind: 'inside', label: 'No address', note: '', isForeign: false };
  const said = [asn === null ? null : `AS${asn}`, country, networkKind(ipClass)];
  return {
    id: `from:${asn ?? ip} ${country ?? ''}`,
    kind: 'network',
    label: asnName ?? (asn === null ? ip! : `AS${asn}`),
    note: said.filter((one) => one !== null).join(' · '),
    isForeign,
  };
}

function actOf(event: EvidenceEvent): Named {
  const hasFailed = isFailure(event);
  return {
    id: `did:${hasFailed ? 'failed ' : ''}${event.operation}`,
    kind: 'act',
    label: event.operation,
    note: hasFailed ? 'failed' : '',
    isForeign: false,
  };
}

const targetWord: Readonly<Record<string, string>> = {
  mailRule: 'mail rule',
  application: 'application',
};

function targetOf({ target, application }: EvidenceEvent): Named {
  const found =
    target ?? (application === null ? null : { kind: 'application', name: application });
  if (found === null)
    return { id: 'on:', kind: 'nothing', label: 'No target named', note: '', isForeign: false };
  const { kind, name } = found;
  const note = targetWord[kind] ?? kind;
  return { id: `on:${kind} ${name}`, kind, label: name, note, isForeign: false };
}

function add(share: Share, { id, happenedAt: at, operation }: EvidenceEvent): void {
  share.count += 1;
  if (at < share.first) share.first = at;
  if (at > share.last) share.last = at;
  if (share.events.length < eventsMax) share.events.push({ id, at, operation });
}

const emptyAt = (at: string): Share => ({ count: 0, first: at, last: at, events: [] });

/** Every event once, with the breach that first cites it, oldest first. */
function eventsOf(breaches: readonly ModelBreach[]): (readonly [EvidenceEvent, ModelBreach])[] {
  const found = new Map<string, readonly [EvidenceEvent, ModelBreach]>();
  for (const breach of breaches)
    for (const event of breach.evidence)
      if (!found.has(event.id)) found.set(event.id, [event, breach]);
  return [...found.values()].toSorted(([one], [other]) =>
    one.happenedAt < other.happenedAt ? -1 : 1,
  );
}

/** Networks from which somebody else acts as an account, as `subject asn`. */
export const foreignSources = (breaches: readonly ModelBreach[]): ReadonlySet<string> =>
  new Set(
    breaches.flatMap(({ subject, agents }) =>
      agents.filter(({ foreign }) => foreign).map(({ asn }) => `${subject.key} ${asn}`),
    ),
  );

/** Keeps the nodes that most runs through, foreign ones first; the others of a column become one. */
function othersOf(nodes: ReadonlyMap<string, GraphNode>): ReadonlyMap<string, string> {
  const others = new Map<string, string>();
  for (const column of columns) {
    const own = [...nodes.values()]
      .filter((node) => node.column === column)
      .toSorted((a, b) => Number(b.isForeign) - Number(a.isForeign) || b.count - a.count);
    if (own.length > columnMax)
      for (const { id } of own.slice(columnMax - 1)) others.set(id, `${column}:others`);
  }
  return others;
}

/** The events that an incident's breaches cite, as chains from who to what. */
export function graphOf(breaches: readonly ModelBreach[]): Graph {
  const foreign = foreignSources(breaches);
  const events = eventsOf(breaches).map(([event, { subject }]) => {
    const who: Named = {
      id: `who:${subject.key}`,
      kind: subject.key.slice(0, Math.max(0, subject.key.indexOf(':'))),
      label: subject.name,
      note: '',
      isForeign: false,
    };
    const isForeign = foreign.has(`${subject.key} ${event.asn}`);
    const named = { who, from: sourceOf(event, isForeign), did: actOf(event), on: targetOf(event) };
    return { event, named };
  });
  const all = new Map<string, GraphNode>();
  for (const { event, named } of events)
    for (const column of columns) keepNode(all, { ...named[column], column }, event);
  const others = othersOf(all);
  const nodes = new Map<string, GraphNode>();
  const chains = new Map<string, Chain>();
  for (const { event, named } of events) {
    const at = (column: Column): string => {
      const { id } = named[column];
      const shared = others.get(id);
      const count = shared && [...others.values()].filter((one) => one === shared).length;
      const more = { id: shared ?? id, kind: 'others', label: `${count} more`, note: '' };
      const node = shared ? { ...more, isForeign: named[column].isForeign } : named[column];
      keepNode(nodes, { ...node, column }, event);
      return node.id;
    };
    const ids = { who: at('who'), from: at('from'), did: at('did'), on: at('on') };
    const key = columns.map((column) => ids[column]).join('\n');
    const chain = chains.get(key) ?? { nodes: ids, ...emptyAt(event.happenedAt) };
    chains.set(key, chain);
    add(chain, event);
  }
  return { nodes: [...nodes.values()], chains: [...chains.values()], count: events.length };
}

function keepNode(
  nodes: Map<string, GraphNode>,
  named: Named & { column: Column },
  event: EvidenceEvent,
): void {
  const node = nodes.get(named.id) ?? { ...named, ...emptyAt(event.happenedAt) };
  nodes.set(named.id, node);
  node.isForeign ||= named.isForeign;
  add(node, event);
}
