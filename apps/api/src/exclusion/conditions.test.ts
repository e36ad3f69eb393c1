import { expect, it } from 'vitest';
import { toConditions } from './conditions.ts';

it.each([
  ['Ana@borealis.example', 'user:Ana@borealis.example'],
  ['user:Ana@borealis.example', 'user:Ana@borealis.example'],
  [' mia_home.example#EXT#@borealis.example ', 'user:mia@home.example'],
  ['user:mia_home.example#EXT#@borealis.example', 'user:mia@home.example'],
  ['role:arn:aws:iam::1:role/x', 'role:arn:aws:iam::1:role/x'],
])('the account %s is %s', (typed, key) => {
  const [condition] = toConditions([{ field: 'ACCOUNT', value: typed }]);
  expect(Object.values(condition!)).toEqual([[key]]);
});
