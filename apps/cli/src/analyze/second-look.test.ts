import { dayMs, HitTest, type Act } from '@nightjar/core';
import { makeAct } from '@nightjar/core/testing';
import { expect, it } from 'vitest';
import { SecondLook } from './second-look.ts';

const act = (more: Partial<Act>) => makeAct('one', { ip: '192.0.2.1', ...more });

/** A first reading in which null is a record that tells no act of its own. */
function read(records: readonly (Act | null)[]) {
  const look = new SecondLook(new HitTest([]));
  for (const record of records) {
    look.begin();
    if (record) look.add(record);
  }
  return (isWorth: (one: Act) => boolean): boolean[] => {
    const isWanted = look.isWanted((alike) => isWorth(alike.act));
    return records.map(() => isWanted());
  };
}

it('records stand in the order of the first reading; what told no act is never read again', () => {
  const wanted = read([null, act({}), null, act({ subject: 'user:other' }), act({})]);
  expect(wanted(() => true)).toEqual([false, true, false, true, true]);
  expect(wanted(({ subject }) => subject === 'user:other')).toEqual([
    false,
    false,
    false,
    true,
    false,
  ]);
});

it('acts alike are asked for once, and what a model can tell apart is not alike', () => {
  const intel = { asn: 1, asnName: null, country: 'GB', class: 'none', version: '1' } as const;
  const known = act({ intel });
  const others: Partial<Act>[] = [
    { intel: { ...intel, asn: 2 } },
    { intel: { ...intel, country: 'SE' } },
    { intel: { ...intel, class: 'vpn' } },
    { clientFamily: 'Chrome' },
    { ip: '192.0.2.2' },
    { ip: null },
    { interactive: false },
    { time: known.time + dayMs },
  ];
  const records = [known, act({ intel, operation: 'Sign-in' })];
  const asked: Act[] = [];
  read([...records, ...others.map((other) => act({ intel, ...other }))])((one) => {
    asked.push(one);
    return false;
  });
  expect(asked).toHaveLength(1 + others.length);
});

it('what a model asks for by itself is read again, whatever is known of its source', () => {
  const records = [act({ metric: 'saas.login.failure' }), act({})];
  expect(read(records)(() => false)).toEqual([true, false]);
});

it('fifty thousand records keep their places', () => {
  const records = Array.from({ length: 50_000 }, (_, n) => (n % 7 === 0 ? act({}) : null));
  expect(read(records)(() => true)).toEqual(records.map((record) => record !== null));
});
