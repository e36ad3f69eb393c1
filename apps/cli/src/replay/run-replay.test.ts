import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { intakeUrlOf, runReplay } from './run-replay.ts';

type Received = { url?: string; headers: IncomingHttpHeaders; body: string };

let folder: string;
let server: Server;
let received: Received[];
let answer: { status: number; body: object };
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nightjar-replay-'));
  writeFileSync(join(folder, 'audit.jsonl'), '{"Id":"1"}\n{"Id":"2"}\n');
  received = [];
  server = createServer(async (request, response) => {
    received.push({ url: request.url, headers: request.headers, body: await text(request) });
    response.writeHead(answer.status).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const replay = (token = 'njp_token'): Promise<number> =>
  runReplay({
    file: join(folder, 'audit.jsonl'),
    tenant: 'acme',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
  });

it('sends the file as it is, for the tenant, with the token in no address', async () => {
  answer = { status: 200, body: { accepted: 2, duplicates: 0, refused: [], refusedTotal: 0 } };
  expect(await replay()).toBe(0);
  expect(received).toHaveLength(1);
  expect(received[0]!.url).toBe('/v1/push?tenant=acme');
  expect(received[0]!.headers.authorization).toBe('Bearer njp_token');
  expect(received[0]!.body).toBe(readFileSync(join(folder, 'audit.jsonl'), 'utf8'));
});

it('says by its exit code that records were refused, or that nothing was taken', async () => {
  answer = { status: 200, body: { refusedTotal: 1 } };
  expect(await replay()).toBe(1);
  answer = { status: 401, body: { error: 'unknown token' } };
  expect(await replay()).toBe(2);
  expect(received).toHaveLength(2);
});

it('asks for a token before it sends anything', async () => {
  expect(await replay('')).toBe(2);
  expect(received).toEqual([]);
});

it('finds the intake where npm start puts it, or where it was put', () => {
  const settings = new URL('../../../../infra/dev/src/settings.ts', import.meta.url);
  const usual = /NIGHTJAR_INTAKE_PORT', usual: (\d+)/.exec(readFileSync(settings, 'utf8'))?.[1];
  expect(usual).toBeDefined();
  expect(intakeUrlOf({})).toBe(`http://127.0.0.1:${usual}`);
  expect(intakeUrlOf({ NIGHTJAR_INTAKE_PORT: '5010' })).toBe('http://127.0.0.1:5010');
  expect(intakeUrlOf({ NIGHTJAR_INTAKE_URL: 'https://in.example' })).toBe('https://in.example');
});
