import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { analyze, lines, makeFolder, run, samplePath, signIn } from '../cli.fixture.ts';

const { write, end } = makeFolder();
afterAll(end);
vi.setConfig({ testTimeout: 60_000 });

let validate: ValidateFunction;
beforeAll(async () => {
  const { out } = await run(['analyze', '--schema']);
  validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(out) as object);
});

const faultsOf = (document: unknown): unknown => (validate(document) ? [] : validate.errors);

it('the analysis of the sample that ships is as the schema says', async () => {
  const { code, document } = await analyze(samplePath);
  expect(code).toBe(1);
  expect(document.incidents).toHaveLength(1);
  expect(faultsOf(document)).toEqual([]);
  const [event] = document.incidents[0]!.breaches[0]!.events;
  expect(event).toMatchObject({ file: samplePath, line: expect.any(Number) });
});

it('what is not understood is as the schema says', async () => {
  const { document } = await analyze(write('bad.jsonl', lines(signIn(1), 'bad', { what: 1 }, '{')));
  expect(document.notUnderstood).toHaveLength(3);
  expect(faultsOf(document)).toEqual([]);
});

it('operations that nobody taught are counted, told and as the schema says', async () => {
  const odd = (n: number) => signIn(n, { Operation: 'OddOperation', Workload: 'Exchange' });
  const path = write('odd.jsonl', lines(signIn(1), odd(2), odd(3), odd(3)));
  const { document } = await analyze(path);
  const untaught = [{ source: 'microsoft-365', operation: 'OddOperation', events: 2 }];
  expect(document.untaught).toEqual(untaught);
  expect(faultsOf(document)).toEqual([]);
  expect(faultsOf({ ...document, untaught: undefined })).toEqual([]);
  const { out } = await run(['analyze', path]);
  expect(out).toContain('  2 x OddOperation (Microsoft 365 audit)\n');
});

it('nothing at all is as the schema says', async () => {
  const { code, document } = await analyze(write('empty.jsonl', ''));
  expect([code, document.eventsRead]).toEqual([2, 0]);
  expect(faultsOf(document)).toEqual([]);
});

it('a document with a word too many, one too few, or a false one is refused', async () => {
  const { document } = await analyze(write('one.jsonl', lines(signIn(1))));
  expect(validate({ ...document, more: 1 })).toBe(false);
  expect(validate({ ...document, incidents: undefined })).toBe(false);
  expect(validate({ ...document, schema: 'nightjar.analysis/2' })).toBe(false);
});
