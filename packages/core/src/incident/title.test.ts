import { expect, test } from 'vitest';
import { breachOf, t0 } from './breaches.fixture.ts';
import { titleOf } from './title.ts';

const access = breachOf({ id: 'a01', group: 'ACCESS', at: t0 });
const read = { id: 'a02', group: 'COLLECT', at: t0 } as const;

test('what is taken from a mailbox and from a cloud is told apart', () => {
  expect(titleOf([access, breachOf(read)])).toMatch(
    /^Mailbox takeover of .* with mail collection$/,
  );
  const cloud = breachOf({ ...read, modelPath: 'IaaS / Collection / Bulk Read of Objects' });
  expect(titleOf([access, cloud])).toMatch(/^Possible hijack of .* with collection of data$/);
});

test('changed rights and lowered defences are told of clouds', () => {
  const acts = (['PERSIST', 'HIDE'] as const).map((group) =>
    breachOf({ id: group, group, at: t0, modelPath: `IaaS / ${group}` }),
  );
  expect(titleOf([access, ...acts])).toMatch(/ with changed rights and lowered defences$/);
});

test('the address of a password attack is not whom it is about, where somebody is', () => {
  const spray = { ...breachOf({ id: 's', group: 'CRED', at: t0 }), subject: 'ip:192.0.2.1' };
  const source = { ...spray, subjectName: '192.0.2.1' };
  expect(titleOf([source, access])).toBe(titleOf([access]));
  expect(titleOf([source])).toContain('192.0.2.1');
});
