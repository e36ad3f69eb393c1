import { expect, it } from 'vitest';
import { actKeyOf, countActs, type ToldAct } from './count-acts.ts';

const told = (id: string, given: Partial<ToldAct> = {}): ToldAct => ({
  id,
  operation: 'Sign-in',
  correlation: 'request-1',
  source: 'entra-id',
  ...given,
});
const unified = { operation: 'UserLoggedIn', source: 'microsoft-365' };

it('a sign-in that two feeds tell is one act', () => {
  expect(countActs([told('a'), told('b', unified)])).toBe(1);
  expect(actKeyOf(told('a'))).toBe(actKeyOf(told('b', unified)));
});

it('two sign-ins that two feeds tell are two acts', () => {
  const second = { correlation: 'request-2' };
  const records = [told('a'), told('b', unified), told('c', second)];
  expect(countActs([...records, told('d', { ...unified, ...second })])).toBe(2);
});

it('records without a request id are acts of their own', () => {
  expect(countActs([told('a', { correlation: null }), told('b', { correlation: null })])).toBe(2);
});

it('a change of the directory that two feeds tell is one, however each ends its name', () => {
  const ours = { operation: 'Add service principal.', source: 'microsoft-365' };
  const theirs = { operation: 'Add service principal', source: 'entra-audit' };
  expect(countActs([told('a', ours), told('b', theirs)])).toBe(1);
});

it('one request that does two things is two acts', () => {
  const records = ['Add application', 'Add service principal'].map((operation, at) =>
    told(String(at), { operation, source: 'entra-audit' }),
  );
  expect(countActs(records)).toBe(2);
});

it('members added by one request are as many acts as one feed tells', () => {
  const added = { operation: 'Add member to group', source: 'entra-audit' };
  const again = { operation: 'Add member to group.', source: 'microsoft-365' };
  const records = [told('a', added), told('b', added), told('c', again)];
  expect(countActs(records)).toBe(2);
});

it('a record stands for as many acts as it says', () => {
  const read = { operation: 'MailItemsAccessed', correlation: null };
  expect(countActs([told('a', { ...read, count: 7 }), told('b', { ...read, count: 2 })])).toBe(9);
});
