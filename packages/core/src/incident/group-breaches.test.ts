import { describe, expect, it } from 'vitest';
import type { Breach } from '../model/types.ts';
import {
  breachOf,
  dayMs,
  hma,
  home,
  hourMs,
  layer,
  majestic,
  natcom,
  smile,
  t0,
  type BreachSketch,
  type Source,
} from './breaches.fixture.ts';
import { groupBreaches, noDecisions, type GroupingDecisions } from './group-breaches.ts';
import { linkBreaches } from './link-breaches.ts';

const access = (id: string, at: number, more: Partial<BreachSketch> = {}) =>
  breachOf({ id, group: 'ACCESS', at: t0 + at, ...more });

function idsOf(breaches: readonly Breach[], decisions: GroupingDecisions = noDecisions) {
  const groups = groupBreaches(breaches, decisions);
  return groups.map((group) => group.map((breach) => breach.id).join(''));
}

const other = { subject: 'user:other@borealis.example' };
const third = { subject: 'user:third@borealis.example' };
const plain = { client: 'Edge / Windows' };

describe('links', () => {
  it('L1: a shared event or a citation links, even a foreign agent with an own one', () => {
    const shared = { eventIds: ['same'] };
    expect(idsOf([access('a', 0, shared), access('b', 0, { ...shared, foreign: false })])).toEqual([
      'ab',
    ]);
    const cites = { foreign: false, facts: { citedModels: ['a'] } };
    expect(idsOf([access('a', 0), access('b', 60 * dayMs, cites)])).toEqual(['ab']);
    const own = { foreign: false, from: home };
    expect(idsOf([access('a', 0), access('b', 0, own)])).toEqual(['a', 'b']);
  });

  it('L2: the same session within 30 days links, an empty one never', () => {
    const inSession = (id: string, at: number, session: string) => {
      const breach = access(id, at, { foreign: false });
      return { ...breach, modelUuid: id, agents: [{ ...breach.agents[0]!, sessions: [session] }] };
    };
    expect(idsOf([inSession('a', 0, 's'), inSession('b', 29 * dayMs, 's')])).toEqual(['ab']);
    expect(idsOf([inSession('a', 0, 's'), inSession('b', 31 * dayMs, 's')])).toEqual(['a', 'b']);
    const zero = '00000000-0000-0000-0000-000000000000';
    expect(idsOf([inSession('a', 0, zero), inSession('b', 1, zero)])).toEqual(['a', 'b']);
  });

  it('L2: what one access key signs within a day links, whoever may hold it', () => {
    const signedBy = (id: string, at: number, accessKey: string) => {
      const breach = access(id, at, { foreign: null });
      const evidence = breach.evidence.map((event) => ({ ...event, accessKey }));
      return { ...breach, modelUuid: id, evidence };
    };
    const hours = 3_600_000;
    expect(idsOf([signedBy('a', 0, 'k'), signedBy('b', 23 * hours, 'k')])).toEqual(['ab']);
    expect(idsOf([signedBy('a', 0, 'k'), signedBy('b', 25 * hours, 'k')])).toEqual(['a', 'b']);
    expect(idsOf([signedBy('a', 0, 'k'), signedBy('b', 0, 'other')])).toEqual(['a', 'b']);
  });

  const guessing = (from: Source, more: Partial<BreachSketch> = {}) =>
    breachOf({
      id: 'a',
      group: 'CRED',
      at: t0,
      from,
      operation: 'UserLoginFailed',
      outcome: 'failure',
      foreign: false,
      ...more,
    });
  const spraying = (from: Source) => ({
    ...guessing(from, { subject: `ip:${from.ip}` }),
    agents: [],
  });

  it('L4: a spray is linked to who is entered from its address, from a rented one later on, and to nobody else', () => {
    const entered = (from: Source, at: number, more: Partial<BreachSketch> = {}) =>
      idsOf([spraying(from), access('b', at, { from, ...more })]);
    expect(entered(majestic, 13 * dayMs)).toEqual(['ab']);
    expect(entered(majestic, 15 * dayMs)).toEqual(['a', 'b']);
    expect(entered(majestic, -2 * dayMs)).toEqual(['b', 'a']);
    expect(entered(home, 23 * hourMs)).toEqual(['ab']);
    expect(entered(home, 25 * hourMs)).toEqual(['a', 'b']);
    expect(entered(hma, hourMs)).toEqual(['ab']);
    expect(entered(hma, 3 * hourMs)).toEqual(['a', 'b']);
    expect(idsOf([spraying(majestic), access('b', hourMs, { from: smile })])).toEqual(['a', 'b']);
    const two = [
      access('b', 2 * dayMs, { from: majestic }),
      access('c', dayMs, { from: majestic }),
    ];
    const [b, c] = [two[0]!, { ...two[1]!, subject: other.subject }];
    expect(idsOf([spraying(majestic), b, c])).toEqual(['acb']);
    expect(
      idsOf([b, c].map((one) => ({ ...one, time: one.id === 'b' ? one.time + 1 : one.time }))),
    ).toEqual(['c', 'b']);
  });

  it('L1: a spray that tried whom a stranger had opened before is none of that story', () => {
    const tried = spraying(majestic);
    const citing = (at: number, more: Partial<BreachSketch> = {}) => {
      const breach = access('c', at, { from: smile, ...more });
      return { ...breach, evidence: [...tried.evidence, ...breach.evidence] };
    };
    const before = (at: number, more: Partial<BreachSketch> = {}) =>
      access('b', at, { from: smile, ...more });
    expect(idsOf([tried, citing(hourMs)])).toEqual(['ac']);
    expect(idsOf([before(-hourMs), tried, citing(hourMs)])).toEqual(['bc', 'a']);
    expect(idsOf([before(-15 * dayMs), tried, citing(hourMs)])).toEqual(['b', 'ac']);
    expect(idsOf([before(-hourMs, { foreign: false }), tried, citing(hourMs)])).toEqual([
      'b',
      'ac',
    ]);
    expect(idsOf([before(-hourMs, { ...other, from: natcom }), tried, citing(hourMs)])).toEqual([
      'b',
      'ac',
    ]);
    const failed = { operation: 'UserLoginFailed', outcome: 'failure' };
    expect(idsOf([before(-hourMs, failed), tried, citing(hourMs)])).toEqual(['bac']);
  });

  it('whose act from a rented address opens an incident by itself is a stranger there, to that subject alone', () => {
    const own = (id: string, at: number, more: Partial<BreachSketch> = {}) =>
      access(id, at, { from: majestic, foreign: false, group: 'HIDE', ...more });
    const loud = (more: Partial<BreachSketch> = {}) =>
      own('a', 0, { group: 'IMPACT', score: 60, ...more });
    expect(idsOf([loud(), own('b', 13 * dayMs)])).toEqual(['ab']);
    expect(idsOf([loud(), own('b', 15 * dayMs)])).toEqual(['a', 'b']);
    expect(idsOf([loud({ score: 59 }), own('b', hourMs)])).toEqual(['a', 'b']);
    expect(idsOf([loud({ score: 59, selfProving: true }), own('b', hourMs)])).toEqual(['ab']);
    expect(idsOf([loud({ compliance: true }), own('b', hourMs)])).toEqual(['a', 'b']);
    expect(idsOf([loud({ from: home }), own('b', hourMs, { from: home })])).toEqual(['a', 'b']);
    expect(idsOf([loud(), own('b', hourMs, other)])).toEqual(['a', 'b']);
    expect(idsOf([loud(), own('b', hourMs, { ...other, foreign: true })])).toEqual(['ab']);
  });

  it('where a stranger is in, whoever comes from another rented network within 72 hours is one, too', () => {
    const own = (id: string, at: number, from: Source, more: Partial<BreachSketch> = {}) =>
      access(id, at, { from, foreign: false, modelUuid: id, ...more });
    expect(idsOf([access('a', 0), own('b', 71 * hourMs, majestic)])).toEqual(['ab']);
    expect(idsOf([access('a', 0), own('b', 73 * hourMs, majestic)])).toEqual(['a', 'b']);
    expect(idsOf([access('a', 0), own('b', hourMs, home)])).toEqual(['a', 'b']);
    expect(idsOf([access('a', 0), own('b', hourMs, majestic, other)])).toEqual(['a', 'b']);
    expect(idsOf([own('a', 0, layer), own('b', hourMs, majestic)])).toEqual(['a', 'b']);
    const farther = own('c', 100 * hourMs, layer, plain);
    expect(idsOf([access('a', 0), own('b', 71 * hourMs, majestic), farther])).toEqual(['ab', 'c']);
    expect(idsOf([guessing(layer), own('b', hourMs, majestic)])).toEqual(['a', 'b']);
  });

  it('who comes from a rented address that guessed passwords is a stranger, however usual new networks are', () => {
    const own = (from: Source, at = hourMs) => access('b', at, { from, foreign: false });
    expect(idsOf([spraying(majestic), own(majestic)])).toEqual(['ab']);
    expect(idsOf([spraying(home), own(home)])).toEqual(['a', 'b']);
    expect(idsOf([guessing(majestic), own(majestic)])).toEqual(['ab']);
    expect(idsOf([guessing(majestic), own(majestic, 15 * dayMs)])).toEqual(['a', 'b']);
    expect(idsOf([guessing(hma), own(hma)])).toEqual(['ab']);
    expect(idsOf([guessing(hma, plain), own(hma)])).toEqual(['a', 'b']);
    expect(idsOf([guessing(majestic), own(smile)])).toEqual(['a', 'b']);
  });

  it('L3: a subject whom two guessers entered within 72 hours is in one story', () => {
    const others = [spraying(majestic), guessing(layer, { id: 'g', ...plain })];
    const first = access('b', 30 * hourMs, { from: layer, foreign: false, ...plain });
    const second = (at: number) => access('c', at, { from: majestic, foreign: false });
    expect(idsOf([...others, first, second(101 * hourMs)])).toEqual(['agbc']);
    expect(idsOf([...others, first, second(103 * hourMs)])).toEqual(['ac', 'gb']);
    expect(idsOf([first, second(101 * hourMs)])).toEqual(['b', 'c']);
  });

  it('L2: a sign-in that failed opened no session', () => {
    const showing = (id: string, outcome: string) => {
      const breach = access(id, 0, { operation: 'UserLoggedIn', outcome, foreign: false });
      const evidence = breach.evidence.map((event) => ({ ...event, session: 's' }));
      return { ...breach, modelUuid: id, evidence };
    };
    expect(idsOf([showing('a', 'success'), showing('b', 'success')])).toEqual(['ab']);
    expect(idsOf([showing('a', 'success'), showing('b', 'failure')])).toEqual(['a', 'b']);
  });

  it('L3: one subject: same agent 14 days, any agents 72 hours, same client 7 days', () => {
    expect(idsOf([access('a', 0), access('b', 13 * dayMs)])).toEqual(['ab']);
    expect(idsOf([access('a', 0), access('b', 15 * dayMs)])).toEqual(['a', 'b']);
    const elsewhere = { from: smile, ...plain };
    expect(idsOf([access('a', 0), access('b', 71 * hourMs, elsewhere)])).toEqual(['ab']);
    expect(idsOf([access('a', 0), access('b', 73 * hourMs, elsewhere)])).toEqual(['a', 'b']);
    expect(idsOf([access('a', 0), access('b', 6 * dayMs, { from: smile })])).toEqual(['ab']);
    expect(idsOf([access('a', 0), access('b', 8 * dayMs, { from: smile })])).toEqual(['a', 'b']);
  });

  it('L4: two subjects by an exact address for 24 hours, at a VPN exit for 2 with the same client', () => {
    const at = (more: Partial<BreachSketch>) => ({ from: majestic, ...more });
    expect(idsOf([access('a', 0, at({})), access('b', 23 * hourMs, at(other))])).toEqual(['ab']);
    expect(idsOf([access('a', 0, at({})), access('b', 25 * hourMs, at(other))])).toEqual([
      'a',
      'b',
    ]);
    expect(idsOf([access('a', 0), access('b', hourMs, other)])).toEqual(['ab']);
    expect(idsOf([access('a', 0), access('b', 3 * hourMs, other)])).toEqual(['a', 'b']);
    expect(idsOf([access('a', 0), access('b', hourMs, { ...other, ...plain })])).toEqual([
      'a',
      'b',
    ]);
    const pair = [access('a', 0, at({})), access('b', hourMs, at(other))];
    expect(idsOf(pair)).toEqual(['ab']);
    const declared = access('c', dayMs, { from: { ...majestic, ipClass: 'egress' }, ...third });
    expect(idsOf([...pair, declared])).toEqual(['a', 'b', 'c']);
  });

  it('who comes through the declared egress is no stranger', () => {
    const from = { ...hma, ipClass: 'egress' };
    expect(idsOf([access('a', 0), access('b', hourMs)])).toEqual(['ab']);
    expect(idsOf([access('a', 0, { from }), access('b', hourMs, { group: 'HIDE' })])).toEqual([
      'a',
      'b',
    ]);
  });

  it('never links by network, country and client alone', () => {
    const neighbour = { ...natcom, ip: '129.56.36.99' };
    expect(
      idsOf([access('a', 0, { from: natcom }), access('b', 1, { from: neighbour, ...other })]),
    ).toEqual(['a', 'b']);
  });

  it('an address that touches more than 20 subjects only relates', () => {
    const crowd = (size: number) =>
      Array.from({ length: size }, (_, index) =>
        access(String.fromCharCode(97 + index), 0, { from: majestic, subject: `user:${index}` }),
      );
    expect(idsOf(crowd(20))).toHaveLength(1);
    expect(idsOf(crowd(21))).toHaveLength(21);
  });

  it('L5: an application granted by a foreign agent links its use and other foreign grants for 14 days', () => {
    const grant = { group: 'PERSIST', facts: { appId: 'app-1' } } as const;
    const use = { subject: 'sp:app-1', foreign: null, from: home };
    expect(idsOf([access('a', 0, grant), access('b', 10 * dayMs, use)])).toEqual(['ab']);
    expect(idsOf([access('a', 0, grant), access('b', 15 * dayMs, use)])).toEqual(['a', 'b']);
    const second = { ...grant, ...other, from: smile };
    expect(idsOf([access('a', 0, grant), access('b', 10 * dayMs, second)])).toEqual(['ab']);
    const own = { ...second, foreign: false };
    expect(idsOf([access('a', 0, grant), access('b', 10 * dayMs, own)])).toEqual(['a', 'b']);
  });

  it('L6: own acts link by model and object for 14 days, without object by subject for 48 hours', () => {
    const own = { foreign: false, from: home };
    expect(idsOf([access('a', 0, own), access('b', 47 * hourMs, own)])).toEqual(['ab']);
    expect(idsOf([access('a', 0, own), access('b', 49 * hourMs, own)])).toEqual(['a', 'b']);
    const app = { ...own, facts: { appId: 'app-1' } };
    expect(idsOf([access('a', 0, app), access('b', 13 * dayMs, { ...app, ...other })])).toEqual([
      'ab',
    ]);
  });
});

describe('people', () => {
  const chain = [access('a', 0), access('b', hourMs), access('c', 2 * hourMs)];

  it('merges what no rule links', () => {
    const far = [access('a', 0), access('b', 90 * dayMs)];
    expect(idsOf(far)).toEqual(['a', 'b']);
    expect(idsOf(far, { together: [['b', 'a']], apart: [] })).toEqual(['ab']);
  });

  it('cuts one breach out and leaves the others together', () => {
    expect(idsOf(chain, { together: [], apart: [[['b'], ['a', 'c']]] })).toEqual(['ac', 'b']);
  });

  it('a cut wins over a merge and over a way round', () => {
    const groups = idsOf(chain, { together: [['a', 'b']], apart: [[['a'], ['b']]] });
    expect(groups.some((group) => group.includes('a') && group.includes('b'))).toBe(false);
    expect(groups).toEqual(
      idsOf(chain.toReversed(), { together: [['b', 'a']], apart: [[['b'], ['a']]] }),
    );
  });

  it('decisions about unknown breaches change nothing', () => {
    expect(idsOf(chain, { together: [['a', 'gone']], apart: [[['gone'], ['b']]] })).toEqual([
      'abc',
    ]);
  });
});

it('four times as many breaches have four times as many links, not their square', () => {
  const linksOf = (count: number): number => {
    const many = Array.from({ length: count }, (_, index) =>
      access(`n${index}`, index * 60_000, { from: hma, subject: `user:${index % 400}` }),
    );
    return linkBreaches(many, new Set()).length;
  };
  expect(linksOf(2000)).toBeGreaterThan(0);
  expect(linksOf(8000)).toBeLessThan(linksOf(2000) * 5);
});
