import { expect, it } from 'vitest';
import { evaluate } from '../pipeline/evaluate.ts';
import { makeModel, makeScoredAct } from '../testing/index.ts';
import { compileModels } from './compile-model.ts';
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
