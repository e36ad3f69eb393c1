import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type Api } from '../../apps/api/src/client.fixture.ts';
import { breachOf, eventIdOf, incidentOf } from '../../apps/api/src/world.fixture.ts';
import { documents } from '../../apps/portal/src/graphql/documents.ts';

let api: Api;
beforeAll(async () => void (api = await startApi()));
afterAll(() => api?.stop());

const incident = incidentOf('borealis').id;
const ids = {
  event: eventIdOf('borealis'),
  breach: breachOf('borealis').id,
  isBreach: breachOf('borealis').id,
};

// The second time the compiled form answers.
test.each([
  'viewer',
  'queue',
  'peek',
  'customer',
  'incident',
  'pulse',
  'event',
  'breaches',
  'breach',
  'isBreach',
  'models',
  'entity',
  'isEntity',
  'whyNot',
] as const)('the api answers what the portal asks for its %s', async (name) => {
  const ask = await api.as('chen');
  const id = ids[name as keyof typeof ids] ?? incident;
  for (let n = 0; n < 2; n += 1) {
    const { data, errors } = await ask(documents[name], {
      filter: {},
      tenants: ['borealis'],
      tenant: 'borealis',
      id,
      key: 'user:j.ortega@borealis.example',
      at: '2026-03-12T09:00:00Z',
      hours: 1,
    });
    expect(errors).toEqual([]);
    expect(Object.values(data!)).not.toContain(null);
  }
});
