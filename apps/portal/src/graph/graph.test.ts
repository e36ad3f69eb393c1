import { describe, expect, test } from 'vitest';
import type { EvidenceEvent, ModelBreach } from '../graphql/breach-schema.ts';
import { graphOf } from './graph-of.ts';
import { layOutNarrow, layOutWide, stepFrom } from './layout.ts';

const event = (id: string, part: Partial<EvidenceEvent> = {}): EvidenceEvent => ({
  id,
  uid: id,
  happenedAt: `2026-03-12T09:00:0${id.length}.000Z`,
  operation: 'UserLoggedIn',
  ip: '203.0.113.7',
  asn: 64500,
  asnName: 'Strange',
  country: 'KW',
  ipClass: 'vpn',
  clientFamily: null,
  application: 'Exchange Online',
  outcome: 'SUCCESS',
  errorCode: null,
  refusal: null,
  target: null,
  device: null,
  ...part,
});

const breach = (evidence: EvidenceEvent[], foreign = true) =>
  ({
    subject: { key: 'user:ana', name: 'Ana' },
    agents: [{ asn: 64500, foreign }],
    evidence,
  }) as unknown as ModelBreach;

const rule = { kind: 'mailRule', name: 's' };
const inner = { ip: null, asn: null, country: null, ipClass: null, application: null };

describe('the graph of an incident', () => {
  test('counts an event once, however many breaches cite it, in a chain with its like', () => {
    const one = event('a');
    const graph = graphOf([breach([one, event('bb')]), breach([one])]);
    expect(graph.count).toBe(2);
    expect(graph.chains).toMatchObject([{ count: 2, events: [{ id: 'a' }, { id: 'bb' }] }]);
    expect(graph.nodes.map(({ label, note }) => [label, note])).toEqual([
      ['Ana', ''],
      ['Strange', 'AS64500 · KW · VPN'],
      ['UserLoggedIn', ''],
      ['Exchange Online', 'application'],
    ]);
  });

  test('says which source is foreign, which act failed, and where nothing is named', () => {
    const { nodes } = graphOf([
      breach([event('a', { target: rule, outcome: 'failure' }), event('bb', inner)]),
    ]);
    expect(nodes.filter(({ isForeign }) => isForeign).map(({ label }) => label)).toEqual([
      'Strange',
    ]);
    expect(nodes.map(({ id }) => id)).toContain('did:failed UserLoggedIn');
    expect(nodes.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['s', 'No address', 'No target named']),
    );
    expect(graphOf([breach([event('a')], false)]).nodes.some(({ isForeign }) => isForeign)).toBe(
      false,
    );
  });

  test('a column of dozens keeps what most runs through; the others are one node, and lose no event', () => {
    const evidence = Array.from({ length: 30 }, (_, at) =>
      event(`e${at}`, { operation: `Op${at % 20}` }),
    );
    const graph = graphOf([breach(evidence)]);
    const acts = graph.nodes.filter(({ column }) => column === 'did');
    expect(acts).toHaveLength(8);
    expect(acts.find(({ kind }) => kind === 'others')?.label).toBe('13 more');
    expect(acts.reduce((sum, { count }) => sum + count, 0)).toBe(30);
    expect(graph.chains.reduce((sum, { count }) => sum + count, 0)).toBe(30);
  });

  test('nothing cited is nothing drawn', () => {
    expect(graphOf([breach([])])).toEqual({ nodes: [], chains: [], count: 0 });
  });
});

describe('its drawing', () => {
  const graph = graphOf([
    breach([event('a'), event('bb', { ...inner, operation: 'New-InboxRule', target: rule })]),
  ]);

  test.each([layOutWide, layOutNarrow])('lays no two nodes over one another', (layOut) => {
    const { nodes, width, height } = layOut(graph);
    expect(nodes).toHaveLength(7);
    for (const [at, one] of nodes.entries()) {
      expect(one.x >= 0 && one.x + one.width <= width && one.y + one.height <= height).toBe(true);
      for (const other of nodes.slice(at + 1))
        expect(
          one.x + one.width <= other.x ||
            one.y + one.height <= other.y ||
            other.y + other.height <= one.y,
        ).toBe(true);
    }
  });

  test('arrow keys go along a column and over to the next', () => {
    const layout = layOutWide(graph);
    const at = (key: string, from = 'who:user:ana') => stepFrom(layout, from, key);
    expect(at('ArrowRight')).toMatch(/^from:/);
    expect(at('ArrowDown', 'did:UserLoggedIn')).toBe('did:New-InboxRule');
    expect(at('ArrowLeft', 'did:UserLoggedIn')).toBe('from:64500 KW');
    expect([at('Home'), at('End')]).toEqual(['who:user:ana', 'on:mailRule s']);
    expect(at('x')).toBeUndefined();
  });
});
