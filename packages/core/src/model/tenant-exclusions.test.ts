import { expect, it } from 'vitest';
import type { ScoredAct } from '../baseline/types.ts';
import { evaluate } from '../pipeline/evaluate.ts';
import { makeModel, makeScoredAct } from '../testing/index.ts';
import { compileModels } from './compile-model.ts';
import type { Condition } from './condition.ts';
import { faultOfExclusion } from './fault-of-exclusion.ts';
import type { Model } from './model.ts';
import { type TenantExclusion, withExclusions } from './tenant-exclusions.ts';

const path = 'SaaS / Test / A Call';
const components = { A: { metric: ['saas.activity'], where: [{ operation: ['Call'] }] } };
const models = compileModels(
  [path, 'SaaS / Test / Another'].map((one, at) => ({
    name: one,
    value: makeModel({ uuid: `00000000-0000-4000-8000-00000000000${at}`, path: one, components }),
  })),
);
const [from, until] = [Date.UTC(2026, 2, 10, 9), Date.UTC(2026, 2, 12)];
const exclusion: TenantExclusion = {
  id: 'e1',
  model: path,
  when: [{ subject: ['user:ana@example.com'] }],
  reason: 'a migration that is agreed',
  by: 'A. Chen',
  fromMs: from,
  untilMs: until,
};
const ordinaryRule: NonNullable<ScoredAct['rule']> = {
  name: 'invoices',
  moveToFolder: 'Invoices',
  forwardTo: [],
  externalForward: false,
  deletes: false,
  marksRead: false,
  words: [],
  hasCondition: true,
};
const call = (subject: string, time: number) =>
  makeScoredAct(`${subject} ${time}`, {
    subject,
    subjectName: subject,
    time,
    metric: 'saas.activity',
    operation: 'Call',
  });
const acts = [
  call('user:ana@example.com', from - 1),
  call('user:ana@example.com', from),
  call('user:ana@example.com', until - 1),
  call('user:ana@example.com', until),
  call('user:bo@example.com', from),
];

function spoken(exclusions: readonly TenantExclusion[]) {
  const hidden = new Set<string>();
  const breaches = evaluate({
    tenantId: 't',
    models: withExclusions(models, exclusions),
    acts,
    anchors: new Map(),
    onExcluded: ({ id }, act) => hidden.add(`${id} ${act.id}`),
  });
  const of = (one: string) =>
    breaches.filter(({ modelPath }) => modelPath === one).flatMap(({ evidence }) => evidence);
  return { path: of(path).length, other: of('SaaS / Test / Another').length, hidden: [...hidden] };
}

it('a tenant takes acts of its span out of one model, and is told which', () => {
  expect(spoken([])).toEqual({ path: 5, other: 5, hidden: [] });
  expect(spoken([exclusion])).toEqual({
    path: 3,
    other: 5,
    hidden: [`e1 ${acts[1]!.id}`, `e1 ${acts[2]!.id}`],
  });
});

it('what is not understood any more, or of a model that is gone, hides nothing', () => {
  const strange = [
    { ...exclusion, when: ['aWordThatIsNone'] },
    { ...exclusion, model: 'SaaS / Test / Gone' },
  ];
  expect(spoken(strange)).toEqual(spoken([]));
});

it.each([
  ['everybody of a domain', [{ subject: ['user:*@example.com'] }]],
  ['everybody whose name ends so', [{ subject: ['user:*a@example.com'] }]],
  ['any account', [{ subject: ['*@*'] }, { operation: ['Call'] }]],
  ['nearly any act', [{ operation: ['*a*'] }]],
])('what names nobody hides nothing: %s', (_, when) => {
  expect(spoken([{ ...exclusion, when }])).toEqual(spoken([]));
});

it('a pattern that begins with some of a name hides what it names', () => {
  expect(spoken([{ ...exclusion, when: [{ subject: ['user:ana*'] }] }]).path).toBe(3);
});

const proofs: [string, Partial<ScoredAct>][] = [
  ['an audit log switched off', { facts: ['audit-off'] }],
  ['a rule that deletes mail', { rule: { ...ordinaryRule, deletes: true } }],
  ['a rule that sends mail outside', { rule: { ...ordinaryRule, externalForward: true } }],
  ['a rule that hides mail', { rule: { ...ordinaryRule, moveToFolder: 'RSS Subscription' } }],
];

it.each([['an ordinary rule', { rule: ordinaryRule }, 0] as const, ...proofs])(
  '%s is kept quiet for one account named in full alone',
  (_, shown, left = 1) => {
    const act = { ...call('user:ana@example.com', from), ...shown };
    const leftBy = (...when: Condition[]): number =>
      evaluate({
        tenantId: 't',
        models: withExclusions(models.slice(0, 1), [{ ...exclusion, when }]),
        acts: [act],
        anchors: new Map(),
      }).length;
    expect(leftBy({ operation: ['Call'] })).toBe(left);
    expect(leftBy({ subject: ['user:ana*'] })).toBe(left);
    expect(leftBy({ subject: ['user:ana@example.com'] }, { operation: ['Cal*'] })).toBe(left);
    expect(leftBy({ subject: ['user:ana@example.com'] })).toBe(0);
  },
);

it('of a model that finds hiding only one account in full is taken out', () => {
  const hiding = { ...models[0]!.model, group: 'HIDE', needsBaseline: false } as Model;
  expect(faultOfExclusion(hiding, [{ operation: ['Call'] }])).toBe('notOneAccount');
  expect(faultOfExclusion(hiding, [{ subject: ['user:ana*'] }])).toBe('notOneAccount');
  expect(faultOfExclusion(hiding, exclusion.when)).toBeUndefined();
  const quiet = { ...hiding, category: 'Informational' } as Model;
  expect(faultOfExclusion(quiet, [{ operation: ['Call'] }])).toBeUndefined();
});
