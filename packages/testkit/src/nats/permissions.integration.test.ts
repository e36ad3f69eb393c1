import {
  connectNats,
  encodeEnvelope,
  newSeed,
  openBusAdmin,
  type BusAdmin,
  type Stage,
} from '@nightjar/bus';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { NatsServer } from './server.ts';
import { startNats } from './start-nats.ts';

let server: NatsServer;
let admin: BusAdmin;
beforeAll(async () => {
  server = await startNats();
  admin = await openBusAdmin({ url: server.url, seed: server.seedOf('bus-admin') });
  await admin.ensureStreams();
}, 180_000);
afterAll(async () => {
  await admin.close();
  await server.stop();
});

type Connection = Awaited<ReturnType<typeof connectNats>>;
const open: Connection[] = [];
afterEach(async () => {
  for (const connection of open.splice(0)) await connection.close();
});

const connectAs = async (stage: Stage): Promise<Connection> => {
  const connection = await connectNats({ url: server.url, seed: server.seedOf(stage), stage });
  open.push(connection);
  return connection;
};

const tenant = '11111111-1111-4111-8111-111111111111';
const scored = encodeEnvelope('batchScored', tenant, { batchId: 'b' });

/** What became of a request: the server's answer, or its refusal. */
const ask = async (
  stage: Stage,
  subject: string,
  payload: string | Uint8Array = '',
): Promise<string> => {
  const connection = await connectAs(stage);
  return connection.request(subject, payload, { timeout: 2_000, noMux: true }).then(
    (answer) => answer.string(),
    (error: Error) => `refused: ${error.message} ${String(error.cause)}`,
  );
};
const violation = /^refused: .*permissions violation/i;

test.each<[Stage, boolean]>([
  ['baseline', true],
  ['sweeper', true],
  ['connectors', false],
  ['evaluator', false],
  ['analyst', false],
  ['responder', false],
  ['api', false],
  ['bus-admin', false],
])('%s may publish batchScored: %s', async (stage, isAllowed) => {
  const before = await admin.countWaiting('batchScored');
  const answer = await ask(stage, scored.subject, scored.data);
  expect(answer).toMatch(isAllowed ? /"stream":"NJ_batchScored"/ : violation);
  expect(await admin.countWaiting('batchScored')).toBe(before + (isAllowed ? 1 : 0));
});

test('what people ask of the analyst comes from the api, or again from the sweeper, and from nobody else', async () => {
  const asked = encodeEnvelope('analystAsked', tenant, { requestId: 'r' });
  for (const stage of services) {
    const isAllowed = stage === 'api' || stage === 'sweeper';
    const expected = isAllowed ? /"stream":"NJ_analystAsked"/ : violation;
    expect([stage, await ask(stage, asked.subject, asked.data)]).toEqual([
      stage,
      expect.stringMatching(expected),
    ]);
  }
});

const services: Stage[] = [
  'connectors',
  'baseline',
  'evaluator',
  'analyst',
  'responder',
  'api',
  'sweeper',
];
const forbidden = [
  '$JS.API.STREAM.DELETE.NJ_batchScored',
  '$JS.API.STREAM.PURGE.NJ_batchScored',
  '$JS.API.STREAM.CREATE.other',
  '$JS.API.STREAM.UPDATE.NJ_batchScored',
  '$JS.API.STREAM.RESTORE.NJ_batchScored',
  '$JS.API.STREAM.SNAPSHOT.NJ_batchScored',
  '$JS.API.STREAM.MSG.GET.NJ_batchScored',
  '$JS.API.STREAM.MSG.DELETE.NJ_batchScored',
  '$JS.API.DIRECT.GET.NJ_batchScored',
  '$JS.API.STREAM.NAMES',
  '$JS.API.CONSUMER.CREATE.NJ_batchScored.spy.nj.batchScored.3',
  '$JS.API.CONSUMER.DURABLE.CREATE.NJ_batchScored.spy',
  '$JS.API.CONSUMER.DELETE.NJ_batchScored.evaluator-3',
  '$SYS.REQ.SERVER.PING',
  'nj.batchScored',
  'nj.>',
];

test.each(services)('%s may not touch streams, make consumers or ask the system', async (stage) => {
  for (const subject of forbidden) expect(await ask(stage, subject, '{}')).toMatch(violation);
});

test('a stage pulls from its own consumer and not from another', async () => {
  const shard = scored.subject.split('.').at(-1);
  const pull = `$JS.API.CONSUMER.MSG.NEXT.NJ_batchScored.evaluator-${shard}`;
  await ask('baseline', scored.subject, scored.data);
  expect(await ask('evaluator', pull, '{"batch":1,"no_wait":true}')).toContain(
    '"kind":"batchScored"',
  );
  for (const stage of services.filter((each) => each !== 'evaluator')) {
    expect(await ask(stage, pull, '{"batch":1,"no_wait":true}')).toMatch(violation);
    expect(await ask(stage, `$JS.ACK.NJ_batchScored.evaluator-${shard}.1.1.1.1.0`)).toMatch(
      violation,
    );
  }
});

test.each(['nj.>', 'nj.batchScored.*', '_INBOX_evaluator.>', '$JS.EVENT.>', '$SYS.>', '>'])(
  'a stage may not listen on %s',
  async (subject) => {
    const connection = await connectAs('analyst');
    const answer = new Promise((resolve) => {
      connection.subscribe(subject, { callback: (error) => resolve(error?.message) });
    });
    expect(await answer).toMatch(/permissions violation/i);
  },
);

test('a stranger, and a stage with another key, are turned away', async () => {
  const { url } = server;
  const stranger = connectNats({ url, seed: newSeed(), stage: 'sweeper' });
  await expect(stranger).rejects.toThrow(/authorization violation/i);
});

test('bus-admin may delete what it creates', async () => {
  await admin.deleteStreams();
  expect(await admin.ensureStreams()).toHaveLength(6);
});
