import { expect, test } from 'vitest';
import { benignTenants } from './benign-tenants.ts';
import { noiseNames } from './noises.ts';

const plan = { tenants: 6, users: 500, days: 60, seed: 'benign' };

test('six tenants of five hundred people are told one by one, and lazily', () => {
  const tenants = [...benignTenants(plan)];
  expect(tenants).toHaveLength(6);
  for (const { organisation, records } of tenants) {
    // People and three accounts of machines, each with a name of their own.
    expect(organisation.people).toHaveLength(503);
    expect(new Set(organisation.people.map(({ upn }) => upn)).size).toBe(503);
    const first = records().next();
    expect(first.done).toBe(false);
  }
  expect(new Set(tenants.map(({ organisation }) => organisation.organizationId)).size).toBe(6);
});

test('every kind of noise is in a tenant at least, and no tenant has all', () => {
  const tenants = [...benignTenants(plan)];
  expect(new Set(tenants.flatMap(({ noise }) => noise)).size).toBe(noiseNames.length);
  expect(tenants.every(({ noise }) => noise.length < noiseNames.length)).toBe(true);
});

test('a tenant with much noise is told twice alike, in order, and with ids of its own', () => {
  const small = { ...plan, tenants: 1, users: 24, days: 12 };
  const [tenant] = [...benignTenants(small)];
  const told = [...tenant!.records()];
  expect(JSON.stringify([...tenant!.records()])).toBe(JSON.stringify(told));
  const times = told.map(({ happenedAt }) => happenedAt);
  expect(times).toEqual(times.toSorted((left, right) => left - right));
  const ids = told.map(({ source, record }) => `${source} ${String(record['Id'] ?? record['id'])}`);
  expect(new Set(ids).size).toBe(ids.length);
});
