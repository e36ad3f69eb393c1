import { expect, test } from 'vitest';
import { anchor, testCompany } from '../test-company.fixture.ts';
import { scenarioB } from './scenario-b.ts';
import { varyAttack } from './vary-attack.ts';
import { dayMs } from '../time.ts';

const organisation = testCompany({ seed: 'b', size: 20, countries: ['DE'] });
const { records, truth } = scenarioB({ organisation, anchor });

test('the takeover touches no mail, rule or file', () => {
  const operations = new Set(
    records
      .filter(({ source }) => source === 'microsoft-365')
      .map(({ record }) => record['Operation']),
  );
  expect([...operations].sort()).toEqual([
    'Add app role assignment grant to user.',
    'Add delegated permission grant.',
    'Add service principal.',
    'Consent to application.',
    'UserLoggedIn',
    'UserLoginFailed',
  ]);
});

test('it comes from the two networks of the source page only', () => {
  const entra = records.filter(({ source }) => source === 'entra-id');
  expect(
    new Set(
      entra.map(
        ({ record }) =>
          `${String(record['ipAddress'])} AS${String(record['autonomousSystemNumber'])}`,
      ),
    ),
  ).toEqual(new Set(['107.179.20.214 AS397086', '45.62.170.31 AS396073']));
});

test('it begins and ends with sign-ins through the VPN, over more than a day, with guesses from the VPS between', () => {
  const entra = records.filter(({ source }) => source === 'entra-id');
  expect([entra[0], entra.at(-1)].map((record) => record!.record['ipAddress'])).toEqual([
    '107.179.20.214',
    '107.179.20.214',
  ]);
  expect(entra.at(-1)!.happenedAt - entra[0]!.happenedAt).toBeGreaterThan(dayMs);
  const failures = records.filter(({ record }) => record['Operation'] === 'UserLoginFailed');
  expect(failures).toHaveLength(12);
  expect(new Set(failures.map(({ record }) => record['ClientIP']))).toEqual(
    new Set(['45.62.170.31']),
  );
});

test('PerfectData Software is the only application registered and granted', () => {
  const directory = records.filter(({ record }) => record['RecordType'] === 8);
  expect(directory).toHaveLength(4);
  expect(
    directory.every(({ record }) =>
      JSON.stringify(record).includes('ff8d92dc-3d82-41d6-bcbd-b9174d163620'),
    ),
  ).toBe(true);
});

test('of the fourteen models it serves exactly seven, and the others must stay silent', () => {
  expect(truth.models).toHaveLength(7);
  expect(truth.silent).toHaveLength(7);
  expect(new Set([...truth.models, ...truth.silent]).size).toBe(14);
  const varied = scenarioB(varyAttack({ organisation, anchor }, 'other'));
  expect(varied.truth.models).toEqual(truth.models);
  expect(varied.truth.acts[0]!.uid).not.toBe(truth.acts[0]!.uid);
});
