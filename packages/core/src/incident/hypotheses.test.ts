import { describe, expect, it } from 'vitest';
import type { Breach } from '../model/types.ts';
import { breachOf, hourMs, majestic, perfectData, scenarioA, t0 } from './breaches.fixture.ts';
import type { BreachSketch } from './breaches.fixture.ts';
import { hypothesesOf } from './hypotheses.ts';

const one = (id: string, more: Partial<BreachSketch>): Breach =>
  breachOf({ id, group: 'ACCESS', at: t0, ...more });
const failed = { operation: 'UserLoginFailed', outcome: 'failure' };
const signIn = one('in', { from: majestic });
const failures = one('fail', { group: 'CRED', ...failed });
const rule = { operation: 'New-InboxRule', facts: { ruleName: 's', ruleFolder: 'RSS' } };
const grant = { operation: 'Consent to application.', facts: perfectData };
const cloud = (id: string, group: Breach['group'], more: Partial<BreachSketch> = {}): Breach =>
  one(id, { group, modelPath: `IaaS / Compromise / ${id}`, operation: 'GetObject', ...more });
const incoming = one('scan', {
  modelPath:
    'IaaS / Unusual Activity / Unusual Volume of Incoming Connections from Rare External Sources',
  foreign: null,
});

/** What is breached, the hypothesis asked about, what becomes of it, and what is found against it. */
const table: [string, Breach[], string, string | undefined, string[]][] = [
  [
    'a foreign sign-in and a rule',
    [signIn, one('r', { group: 'HIDE', ...rule })],
    'H1',
    'supported',
    [],
  ],
  ['a foreign sign-in alone', [signIn], 'H1', 'undecided', []],
  [
    'only the account’s own agent',
    [one('own', { foreign: false })],
    'H1',
    'contradicted',
    ['ground.noForeignAgent'],
  ],
  ['failures alone', [failures], 'H2', 'supported', []],
  ['failures, then a sign-in', [failures, signIn], 'H2', 'contradicted', ['ground.success']],
  ['no failures', [signIn], 'H2', undefined, []],
  ['a foreign agent grants', [one('g', { group: 'PERSIST', ...grant })], 'H3', 'supported', []],
  [
    'the owner grants an ordinary application',
    [one('g', { group: 'PERSIST', ...grant, foreign: false, facts: { appId: 'x' } })],
    'H3',
    'undecided',
    ['ground.grantOwn'],
  ],
  ['a foreign agent sets a rule', [one('r', { group: 'HIDE', ...rule })], 'H4', 'supported', []],
  [
    'the owner sets a rule',
    [one('r', { group: 'HIDE', ...rule, foreign: false })],
    'H4',
    'undecided',
    ['ground.ruleOwn'],
  ],
  [
    'the record of a mailbox is switched off',
    [one('a', { group: 'HIDE', operation: 'Set-Mailbox' })],
    'H4',
    undefined,
    [],
  ],
  [
    'a mailbox is made to forward',
    [
      one('f', {
        group: 'HIDE',
        operation: 'Set-Mailbox',
        facts: { ruleForwards: ['x@y.example'] },
      }),
    ],
    'H4',
    'supported',
    [],
  ],
  ['a cloud’s defences lowered', [cloud('trail', 'HIDE')], 'H4', undefined, []],
  [
    'a foreign agent sends',
    [one('s', { group: 'IMPACT', operation: 'Send' })],
    'H5',
    'supported',
    [],
  ],
  [
    'the owner sends',
    [one('s', { group: 'IMPACT', operation: 'Send', foreign: false })],
    'H5',
    'undecided',
    ['ground.sentOwn'],
  ],
  [
    'two accounts and mail',
    [signIn, one('o', { subject: 'user:b' }), one('s', { group: 'IMPACT', operation: 'Send' })],
    'H6',
    'supported',
    [],
  ],
  ['two accounts', [signIn, one('o', { subject: 'user:b' })], 'H6', 'undecided', []],
  ['one account', [signIn], 'H6', undefined, []],
  ['a new network alone', [one('n', {})], 'H7', 'undecided', []],
  ['a hosting network alone', [signIn], 'H7', 'undecided', ['ground.noHome']],
  [
    'a new network after failures',
    [failures, one('n', {})],
    'H7',
    'contradicted',
    ['ground.failures'],
  ],
  [
    'a grant by the owner',
    [one('g', { group: 'PERSIST', ...grant, foreign: false, facts: { appId: 'x' } })],
    'H8',
    'undecided',
    [],
  ],
  [
    'a grant by a stranger',
    [one('g', { group: 'PERSIST', ...grant })],
    'H8',
    'contradicted',
    ['ground.changeForeign', 'ground.knownBad'],
  ],
  ['a service reached', [incoming], 'H9', 'supported', []],
  [
    'a service reached, then used',
    [
      incoming,
      one('rc', { modelPath: 'Network / Exposure / Remote Control Accepted From Outside' }),
    ],
    'H9',
    'undecided',
    ['ground.gotIn'],
  ],
  [
    'a cloud key used and objects read',
    [cloud('key', 'ACCESS'), cloud('read', 'COLLECT')],
    'H10',
    'supported',
    [],
  ],
  ['a cloud key used', [cloud('key', 'ACCESS')], 'H10', 'undecided', []],
  [
    'objects read by its own',
    [cloud('read', 'COLLECT', { foreign: false })],
    'H10',
    'contradicted',
    ['ground.cloudOwn'],
  ],
  [
    'a mailbox read',
    [one('m', { group: 'COLLECT', operation: 'MailItemsAccessed' })],
    'H10',
    undefined,
    [],
  ],
];

describe('each hypothesis by what it needs and what speaks against it', () => {
  it.each(table)('%s', (_, breaches, id, verdict, against) => {
    const found = hypothesesOf(breaches).find((hypothesis) => hypothesis.id === id);
    expect(found?.verdict).toBe(verdict);
    const grounds = (found?.contradicting ?? []).filter((ground) => ground.found);
    expect(grounds.map((ground) => ground.phrase.id)).toEqual(against);
  });
});

const all = table.flatMap(([, breaches]) => hypothesesOf(breaches));

it('what is supported has all that it requires', () => {
  const supported = all.filter(({ verdict }) => verdict === 'supported');
  const missing = supported.filter(({ required = [] }) => !required.every(({ found }) => found));
  expect([supported.length > 10, missing]).toEqual([true, []]);
});

it('every ground that was found cites an event, but for what is not there', () => {
  const found = all
    .flatMap(({ required = [], supporting = [] }) => [...required, ...supporting])
    .filter((ground) => ground.found && ground.phrase.id !== 'ground.noSuccess');
  expect(found.filter(({ phrase }) => phrase.evidence.length === 0)).toEqual([]);
});

it('harmless explanations are among those of a takeover, each told apart by its mark', () => {
  const found = hypothesesOf(scenarioA());
  expect(found.filter(({ benign }) => benign).map(({ id }) => id)).toEqual(['H7', 'H8']);
  expect(found.map(({ id }) => id)).toEqual(['H1', 'H2', 'H3', 'H4', 'H7', 'H8']);
});

it('more grounds give more confidence', () => {
  const confidence = (breaches: Breach[]) => hypothesesOf(breaches)[0]!.confidence;
  const later = one('r', { group: 'HIDE', ...rule, at: t0 + hourMs });
  expect(confidence([signIn, later])).toBeGreaterThan(confidence([signIn]));
});
