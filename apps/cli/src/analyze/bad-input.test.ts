import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { analyze, lines, makeFolder, now, run, signIn } from '../cli.fixture.ts';

const { write, end } = makeFolder();
afterAll(end);

const [first, last] = [signIn(1), signIn(2)];
const between = (bad: object | string): string => lines(first, bad, last);
const nested = `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`;

/** Each stands on line 2, between two good records. */
const badRecords: readonly [name: string, bad: object | string, reason: RegExp][] = [
  ['a malformed line', '{"Id": "cut', /^not JSON$/],
  ['a line of text', 'the quick brown fox', /^not JSON$/],
  ['NUL bytes', '\0\0\0\0', /NUL/],
  ['a line of 10 MB', `{"x":"${'y'.repeat(10_000_000)}"}`, /longer than 8388608 bytes/],
  ['JSON nested 200 deep', nested, /nested deeper than 64/],
  ['a record nested too deep', { ...signIn(9), More: JSON.parse(nested) as object }, /nested/],
  ['nothing but __proto__', '{"__proto__": {"polluted": true}}', /unknown kind of record/],
  ['an unknown kind of record', { kind: 'weather', degrees: 3 }, /unknown kind .*"kind"/],
  ['a list', '[1, 2]', /unknown kind of record/],
  ['a missing time', signIn(9, { CreationTime: undefined }), /CreationTime/],
  ['a time that is none', signIn(9, { CreationTime: 'yesterday' }), /CreationTime is no time/],
  ['a missing id', signIn(9, { Id: undefined }), /Id/],
  [
    'a time in the future',
    signIn(9, { CreationTime: new Date(now + 7_200_000).toISOString() }),
    /time is in the future/,
  ],
  [
    'an id with other content',
    { ...first, ClientIP: '198.51.100.9' },
    /^duplicate id with other content: 0{8}/,
  ],
];

it.each(badRecords)('%s is told with its line, its neighbours are kept', async (_, bad, reason) => {
  const path = write('bad.jsonl', between(bad));
  const { code, document } = await analyze(path);
  expect(document.notUnderstood).toEqual([
    { file: path, line: 2, reason: expect.stringMatching(reason) },
  ]);
  expect([document.eventsRead, document.eventsRefused, code]).toEqual([2, 1, 0]);
});

it('__proto__ inside a good record pollutes nothing and the record is kept', async () => {
  const poisoned = JSON.stringify(signIn(3)).replace('{', '{"__proto__":{"polluted":true},');
  const { document } = await analyze(write('proto.jsonl', between(poisoned)));
  expect([document.eventsRead, document.eventsRefused]).toEqual([3, 0]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

it('a record type that no one knows is an event like any other', async () => {
  const unknown = signIn(3, { RecordType: 9999, Operation: 'SomethingNew' });
  const { document } = await analyze(write('type.jsonl', between(unknown)));
  expect([document.eventsRead, document.eventsRefused]).toEqual([3, 0]);
});

it('of a truncated gzip what came before is kept, and the place of the cut is told', async () => {
  const records = Array.from({ length: 3000 }, (_, n) => signIn(n % 900, { Id: `record-${n}` }));
  const packed = gzipSync(lines(...records));
  const path = write('cut.jsonl.gz', packed.subarray(0, packed.length - 500));
  const { document } = await analyze(path);
  expect(document.eventsRead).toBeGreaterThan(1000);
  expect(document.eventsRead).toBeLessThan(3000);
  const cut = document.notUnderstood.at(-1)!;
  expect(cut.reason).toContain('ends early');
  expect(cut.line).toBeGreaterThan(1000);
});

it.each([
  ['a mark of UTF-8', Buffer.from(`\uFEFF${lines(first, last)}`)],
  ['UTF-16', Buffer.from(`\uFEFF${lines(first, last)}`, 'utf16le')],
  [
    'Latin-1',
    Buffer.from(lines(first, { ...last, UserId: 'zo\u00eb@borealis.example' }), 'latin1'),
  ],
  ['Windows line ends', Buffer.from(lines(first, last).replaceAll('\n', '\r\n'))],
])('%s is read', async (_, bytes) => {
  const { document } = await analyze(write('coded.jsonl', bytes));
  expect([document.eventsRead, document.eventsRefused]).toEqual([2, 0]);
});

it('a name in Latin-1 is the same name', async () => {
  const bytes = Buffer.from(lines(signIn(1, { UserId: 'zo\u00eb@borealis.example' })), 'latin1');
  const { document } = await analyze(write('latin1.jsonl', bytes));
  expect(document.entities.map(({ key }) => key)).toEqual(['user:zo\u00eb@borealis.example']);
});

it('records given twice are counted once, whatever file and container they come in', async () => {
  const twice = [
    write('one.jsonl', lines(first, last)),
    write('two.json', JSON.stringify([last, signIn(3)])),
  ];
  const { document } = await analyze(...twice);
  expect([document.eventsRead, document.eventsRepeated, document.eventsRefused]).toEqual([3, 1, 0]);
});

it('a person sees how many were not understood, why, and where the first stands', async () => {
  const path = write('person.jsonl', lines(first, 'bad', 'worse', last, signIn(3), { what: 1 }));
  const { out } = await run(['analyze', path]);
  expect(out).toContain('3 records were not understood:');
  expect(out).toContain(`2 x not JSON (first: line 2 of ${path})`);
});

it('every refusal is counted under its reason, however many and however unlike', async () => {
  const odd = Array.from({ length: 1500 }, (_, n) => ({ [`field${n}`]: n }));
  const same = Array.from({ length: 70 }, () => ({ colour: 'red' }));
  const twice = [3, 4].flatMap((n) => [signIn(n), signIn(n, { ClientIP: '198.51.100.9' })]);
  const mixed = write('mixed.jsonl', lines(signIn(1), 'bad', ...odd, ...twice));
  const { document } = await analyze(mixed, write('strange.jsonl', lines(...same)));
  const { reason: conflict } = document.refusals[1]!;
  expect(document.refusals.map(({ reason, records, line }) => [reason, records, line])).toEqual([
    ['unknown kind of record', 1570, 3],
    ['duplicate id with other content', 2, 1504],
    ['not JSON', 1, 2],
  ]);
  expect(conflict).not.toContain('0000');
  const { out } = await run(['analyze', mixed, write('strange.jsonl', lines(...same))]);
  expect(out).toContain('  1,570 x unknown kind of record (first: line 3 of ');
  expect(out).toContain('  Of these, 70 are in files of no known kind (1).');
  const alone = await analyze(write('strange.jsonl', lines(...same)));
  expect(alone.document.refusals[0]!.reason).toBe('unknown kind of record (begins with "colour")');
});
