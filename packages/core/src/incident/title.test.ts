import { expect, test } from 'vitest';
import { breachOf, t0 } from './breaches.fixture.ts';
import { tellStory } from './tell-story.ts';
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

test('a setting of the mailbox that stops its record is no rule, and no sentence calls it one', () => {
  const audit = breachOf({ id: 'a03', group: 'HIDE', at: t0, operation: 'Set-Mailbox' });
  expect(titleOf([access, audit])).toMatch(/ with lowered defences$/);
  expect(tellStory([audit]).map(({ text }) => text)).toEqual([
    expect.stringContaining('changed settings of a mailbox (“Set-Mailbox”)'),
  ]);
  const facts = { ruleForwards: ['out@evil.example'] };
  const forward = breachOf({ id: 'a04', group: 'HIDE', at: t0, operation: 'Set-Mailbox', facts });
  expect(titleOf([access, forward])).toMatch(/ with mail forwarding$/);
  expect(tellStory([forward])[0]!.text).toContain('A mailbox rule or forwarding was set by');
});

test('the address of a password attack is not whom it is about, where somebody is', () => {
  const spray = { ...breachOf({ id: 's', group: 'CRED', at: t0 }), subject: 'ip:192.0.2.1' };
  const source = { ...spray, subjectName: '192.0.2.1' };
  expect(titleOf([source, access])).toBe(titleOf([access]));
  expect(titleOf([source])).toContain('192.0.2.1');
});
