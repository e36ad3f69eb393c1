import { expect, test } from 'vitest';
import { checklistOf } from './checklist.ts';
import { templates } from './event/templates.ts';
import { phrase } from './event/phrase.ts';

const idsOf = (...techniques: string[]) => checklistOf(techniques).map(({ id }) => id);

test('what there is to do follows from the techniques, with people asked first and told last', () => {
  expect(idsOf()).toEqual(['ask', 'tell']);
  expect(idsOf('T1562.008')).toEqual(['ask', 'audit', 'tell']);
  expect(idsOf('T1564.008', 'T1078.004')).toEqual([
    'ask',
    'sessions',
    'factors',
    'rules',
    'rules-gone',
    'tell',
  ]);
});

test('a sub-technique does not stand for its neighbours, and no step comes twice', () => {
  expect(idsOf('T1098.003')).not.toContain('keys');
  expect(idsOf('T1550')).toEqual(['ask', 'tell']);
  const all = idsOf('T1078', 'T1114', 'T1528', 'T1552', 'T1566', 'T1530', 'T1562', 'T1486');
  expect(new Set(all).size).toBe(all.length);
});

const user = { type: 'username', key: 'user:a@b.example', name: 'a@b.example' } as const;
const users = { users: { type: 'list', values: [user], more: 0 } as const };
const advisedTo = (...recommendations: ReturnType<typeof phrase>[]) =>
  checklistOf(['T1078'], recommendations);

test('what the analyst recommends is said at its step, and a step that only it asks for is there', () => {
  const steps = advisedTo(
    phrase('do.logout', users),
    phrase('do.taken'),
    phrase('do.machine', users),
  );
  expect(steps.map(({ id }) => id)).toEqual(['ask', 'sessions', 'factors', 'machine', 'tell']);
  expect(steps.map(({ advice }) => advice.map(({ id }) => id))).toEqual([
    ['do.taken'],
    ['do.logout'],
    [],
    ['do.machine'],
    [],
  ]);
});

test('each recommendation of the catalogue is part of a step', () => {
  const ids = Object.keys(templates).filter((id) => id.startsWith('do.'));
  const steps = checklistOf([], ids.map((id) => ({ id })) as never);
  const said = steps.flatMap(({ advice }) => advice.map(({ id }) => id));
  expect(said.toSorted()).toEqual(ids.toSorted());
});
