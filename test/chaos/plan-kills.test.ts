import { expect, it } from 'vitest';
import { createDice } from './dice.ts';
import { listFailpoints, planKills, services } from './plan-kills.ts';

const plan = (count: number, seed: number) =>
  planKills(count, { dice: createDice(seed), processes: services });
const nameOf = ({ victim, failpoint }: { victim: string; failpoint: string }): string =>
  `${victim} ${failpoint}`;

it('fifty kills hit each failpoint of each process, wipe the bus twice and kill Postgres', () => {
  const kills = plan(50, 7);
  const hit = kills.filter((kill) => kill.how === 'failpoint').map(nameOf);
  expect(kills).toHaveLength(50);
  expect(hit.toSorted()).toEqual(listFailpoints().map(nameOf).toSorted());
  expect(kills.filter(({ how }) => how === 'wipe')).toHaveLength(2);
  expect(kills.some(({ how, victim }) => how === 'kill' && victim === 'postgres')).toBe(true);
});

it('a seed always gives the same kills, and another seed others', () => {
  expect(plan(50, 7)).toEqual(plan(50, 7));
  expect(plan(50, 8)).not.toEqual(plan(50, 7));
});

it('five kills still wipe the bus and kill Postgres', () => {
  const kinds = plan(5, 7).map(({ how, victim }) => `${how} ${victim}`);
  expect(kinds.filter((kind) => kind === 'wipe nats')).toHaveLength(2);
  expect(kinds).toContain('kill postgres');
});
