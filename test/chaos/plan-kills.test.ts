import { expect, it } from 'vitest';
import { createDice } from './dice.ts';
import { listFailpoints, planKills } from './plan-kills.ts';

const nameOf = ({ victim, failpoint }: { victim: string; failpoint: string }): string =>
  `${victim} ${failpoint}`;

it('fifty kills hit each failpoint of each process, wipe the bus twice and kill Postgres', () => {
  const kills = planKills(50, createDice(7));
  const hit = kills.filter((kill) => kill.how === 'failpoint').map(nameOf);
  expect(kills).toHaveLength(50);
  expect(hit.toSorted()).toEqual(listFailpoints().map(nameOf).toSorted());
  expect(kills.filter(({ how }) => how === 'wipe')).toHaveLength(2);
  expect(kills.some(({ how, victim }) => how === 'kill' && victim === 'postgres')).toBe(true);
});

it('a seed always gives the same kills, and another seed others', () => {
  expect(planKills(50, createDice(7))).toEqual(planKills(50, createDice(7)));
  expect(planKills(50, createDice(8))).not.toEqual(planKills(50, createDice(7)));
});

it('five kills still wipe the bus and kill Postgres', () => {
  const kinds = planKills(5, createDice(7)).map(({ how, victim }) => `${how} ${victim}`);
  expect(kinds.filter((kind) => kind === 'wipe nats')).toHaveLength(2);
  expect(kinds).toContain('kill postgres');
});
