import { createMemoryBus } from '@nightjar/bus';
import { inTenant, listEvents } from '@nightjar/db';
import { createHttp, type HttpServer } from '../../packages/service/src/index.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi, type Api } from '../../apps/api/src/client.fixture.ts';
import { t0, tenantId } from '../../apps/api/src/world.fixture.ts';
import { servePush } from '../../apps/connectors/src/push/serve-push.ts';
import { documents } from '../../apps/portal/src/graphql/documents.ts';
import type { PushAnswer } from '../../apps/portal/src/upload/push-answer.ts';

let api: Api;
let intake: HttpServer;
beforeAll(async () => {
  api = await startApi();
  intake = createHttp('connectors');
  servePush(intake, {
    db: api.db.open('connectors'),
    bus: createMemoryBus(),
    lookUp: () => ({ asn: null, asnName: null, country: null, class: 'none', version: 'test' }),
    now: () => t0 + api.clock.ms,
  });
});
afterAll(async () => {
  await intake?.close();
  await api?.stop();
});

const record = JSON.stringify({
  Id: 'uploaded-1',
  CreationTime: new Date(t0 - 86_400_000).toISOString().slice(0, 19),
  RecordType: 15,
  Operation: 'UserLoggedIn',
  Workload: 'AzureActiveDirectory',
  UserId: 'j.ortega@borealis.example',
  UserType: 0,
  ClientIP: '203.0.113.7',
});

async function ticketFor(tenant: string): Promise<string> {
  const ask = await api.as('chen');
  const { data } = await ask(documents.createUploadTicket, { tenant });
  return data!.made!.ticket as string;
}

const push = async (ticket: string, url = '/v1/push') => {
  const headers = {
    authorization: `Bearer ${ticket}`,
    'content-type': 'application/octet-stream',
  };
  const payload = `${record}\nnot json`;
  const answer = await intake.inject({ method: 'POST', url, headers, payload });
  return { status: answer.statusCode, body: answer.json<PushAnswer>() };
};

const uidsOf = async (slug: string): Promise<string[]> => {
  const rows = await inTenant(api.db.open('connectors'), tenantId(slug), (tx) =>
    listEvents(tx, { limit: 100 }),
  );
  return rows.map(({ sourceUid }) => sourceUid).filter((uid) => uid.startsWith('uploaded'));
};

test('a ticket of one tenant writes there and in no other, whatever is asked', async () => {
  const ticket = await ticketFor('borealis');
  expect((await push(ticket, '/v1/push?tenant=acme')).status).toBe(403);
  expect(await uidsOf('borealis')).toEqual([]);
  const { status, body } = await push(ticket);
  expect(status).toBe(200);
  expect(body).toEqual({
    read: 2,
    accepted: 1,
    duplicates: 0,
    empty: 0,
    refusedTotal: 1,
    untaught: [],
    refused: [{ line: 2, reason: 'not JSON' }],
    reasons: [{ reason: 'not JSON', records: 1 }],
    kinds: [
      {
        source: 'microsoft-365',
        name: 'Microsoft 365 audit',
        container: 'JSON lines',
        files: 1,
        records: 1,
      },
      {
        source: null,
        name: 'of no known kind',
        container: 'JSON lines',
        files: 1,
        records: 1,
      },
    ],
  });
  expect(await uidsOf('borealis')).toEqual(['uploaded-1']);
  expect(await uidsOf('acme')).toEqual([]);
});

test('control: a ticket of the other tenant writes there', async () => {
  expect((await push(await ticketFor('acme'), '/v1/push?tenant=acme')).status).toBe(200);
  expect(await uidsOf('acme')).toEqual(['uploaded-1']);
});

test('a ticket is of no use after its hour, and is no session', async () => {
  const ticket = await ticketFor('cobalt');
  const { data } = await api.ask(documents.viewer, {}, { token: ticket });
  expect(data).toEqual({ viewer: null });
  api.clock.ms += 3_600_000;
  expect((await push(ticket)).status).toBe(401);
  expect(await uidsOf('cobalt')).toEqual([]);
});
