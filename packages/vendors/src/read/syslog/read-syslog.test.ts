import { expect, it } from 'vitest';
import { readRecords } from '../read-records.ts';
import { readSyslog } from './read-syslog.ts';

const record = {
  Id: 'a',
  CreationTime: '2026-03-01T10:00:00',
  Operation: 'UserLoggedIn',
  Workload: 'é',
};
const json = JSON.stringify(record);
const flow =
  '2 123456789010 eni-1 10.0.0.1 10.0.0.2 443 49152 6 20 4249 1418530010 1418530070 ACCEPT OK';
const head = '<134>1 2026-03-01T10:00:00.003Z host.example nightjar 12 ID47';
const read = (text: string) => readSyslog(Buffer.from(text), 7);

it.each([
  ['RFC 5424', `${head} - ${json}`],
  ['a mark of byte order before the message', `${head} - \uFEFF${json}`],
  ['structured data', `${head} [a@1 b="c"][d@1 e="\\"]\\\\" f=""] ${json}`],
  ['nothing known of the sender', `<0>1 - - - - - - ${json}`],
  ['RFC 3164', `<34>Oct  1 22:14:15 mymachine audit[212]: ${json}`],
  ['no host', `<34>Oct 11 22:14:15 audit: ${json}`],
  ['no tag', `<34>Oct 11 22:14:15 mymachine ${json}`],
  ['a year in its time', `<34>Oct 11 2026 22:14:15 mymachine audit: ${json}`],
  ['a newer time', `<34>2026-03-01T10:00:00.1+01:00 mymachine audit: ${json}`],
  ['nothing but its priority', `<34>${json}`],
  ['the cookie of structured syslog', `<34>Oct 11 22:14:15 mymachine audit: @cee: ${json}`],
])('with %s a record is read as it was written', (_, text) => {
  expect(read(text)).toEqual({ read: { ok: true, source: 'microsoft-365', record, line: 7 } });
});

it.each([
  ['RFC 5424', `${head} - ${flow}`],
  ['RFC 3164', `<34>Oct 11 22:14:15 mymachine vpc: ${flow}`],
  ['no tag', `<34>Oct 11 22:14:15 mymachine ${flow}`],
  ['nothing but its priority', `<34>${flow}`],
])('with %s a line of a flow log is read', (_, text) => {
  const { read: one } = read(text);
  expect(one).toMatchObject({ ok: true, source: 'aws-vpc-flow', record: { srcaddr: '10.0.0.1' } });
});

it('the token is that of our own element, whatever others hold', () => {
  const tokenOf = (data: string) => read(`${head} ${data} ${json}`).token;
  expect(tokenOf('[x@1 token="no"][nightjar@32473 a="" token="a\\"b\\]c\\\\d"][y@1]')).toBe(
    'a"b]c\\d',
  );
  expect(tokenOf('[notnightjar@32473 token="no"]')).toBeUndefined();
  expect(tokenOf('[nightjar token="no"]')).toBeUndefined();
  expect(read(`${head} - {"a":"[nightjar@32473 token=\\"no\\"]"}`).token).toBeUndefined();
});

it.each([
  ['no priority', json, 'no syslog message: it has no priority'],
  ['empty', '', 'no syslog message: it has no priority'],
  ['data that does not end', `${head} [nightjar@1 token="secret`, 'does not end'],
  ['a token with quotes in it', `${head} [nightjar@1 token="a\\"secret"`, 'does not end'],
  ['a token without quotes', `${head} [nightjar@1 token=secret] ${json}`, 'does not end'],
  ['no version before a token', `<134>- h a - - [n@1 token="secret"] ${json}`, 'not JSON'],
  ['data without a name', `${head} [ a="b"] ${json}`, 'does not end'],
  ['data that ends too late', `${head} [a@1]${json}`, 'does not end'],
  ['a message that is no record', `${head} - su: failed`, 'not JSON'],
  ['nothing said', `${head} -`, 'not JSON'],
  ['a record of nothing known', `${head} - {"a":1}`, 'unknown kind of record'],
])('%s is refused with its reason, and no token is kept', (_, text, reason) => {
  const { read: one } = read(text);
  expect(one).toMatchObject({ ok: false, line: 7, reason: expect.stringContaining(reason) });
  expect(JSON.stringify(one)).not.toContain('secret');
});

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

it('a file that a syslog server wrote is read line by line', async () => {
  const file = [`${head} - ${json}`, 'no header', `<34>Oct 11 22:14:15 m vpc: ${flow}`].join('\n');
  const reads = [];
  for await (const one of readRecords(pieces(Buffer.from(file)))) reads.push(one);
  expect(reads.map((one) => [one.line, one.ok ? one.source : one.reason, one.container])).toEqual([
    [1, 'microsoft-365', 'syslog'],
    [2, 'no syslog message: it has no priority', 'syslog'],
    [3, 'aws-vpc-flow', 'syslog'],
  ]);
});
