import { expect, test } from 'vitest';
import { demoTimeline } from './demo.ts';

const anchor = Date.UTC(2026, 5, 10, 10);
const timelines = demoTimeline(anchor);

test('two partners have three tenants each, of 40 to 120 people', () => {
  expect(timelines.map(({ mssp }) => mssp.slug)).toEqual([
    ...Array<string>(3).fill('harrier'),
    ...Array<string>(3).fill('stonebridge'),
  ]);
  expect(timelines.every(({ tenant }) => tenant.size >= 40 && tenant.size <= 120)).toBe(true);
  expect(new Set(timelines.map(({ organisation }) => organisation.organizationId)).size).toBe(6);
});

test('each tenant has its directory, as of the first of the days', () => {
  for (const { tenant, organisation, directory } of timelines) {
    expect(directory).toHaveLength(organisation.people.length);
    expect(directory.length).toBeGreaterThan(tenant.size);
    expect(directory.every(({ happenedAt }) => happenedAt === anchor - 30 * 86_400_000)).toBe(true);
  }
});

test('thirty days of all tenants are 250 to 350 thousand records', () => {
  let count = 0;
  for (const timeline of timelines) for (const _ of timeline.history()) count += 1;
  expect(count).toBeGreaterThan(250_000);
  expect(count).toBeLessThan(350_000);
});

test('one tenant of each partner is attacked, and the attack arrives step by step within 90 seconds', () => {
  const attacked = timelines.filter(({ attack }) => attack.length > 0);
  expect(attacked.map(({ tenant }) => [tenant.name, tenant.attack])).toEqual([
    ['Borealis Health', 'a'],
    ['Fjord Energy', 'b'],
  ]);
  for (const { attack } of attacked) {
    expect(attack[0]!.arriveAfterMs).toBe(5000);
    expect(
      attack.every(
        (record, index) => index === 0 || record.arriveAfterMs >= attack[index - 1]!.arriveAfterMs,
      ),
    ).toBe(true);
    expect(attack.at(-1)!.arriveAfterMs).toBeLessThan(90_000);
    expect(attack.every((record) => record.happenedAt < anchor)).toBe(true);
  }
});

test('the victims exist and work throughout', () => {
  for (const { tenant, organisation } of timelines.filter((timeline) => timeline.tenant.victim)) {
    const victim = organisation.people.find((person) => person.upn === tenant.victim!.upn);
    expect(victim).toMatchObject({ role: 'employee', joins: null, trip: null });
  }
});
