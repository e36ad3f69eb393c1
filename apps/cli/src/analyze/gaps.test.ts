import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { analyze, makeFolder, run } from '../cli.fixture.ts';

const { write, end } = makeFolder();
afterAll(end);

const at = 1_773_307_817;
const card = '2 111122223333 eni-0123456789abcdef0';
const flow = `${card} 198.51.100.20 10.0.1.7 51515 22 6 12 1840 ${at} ${at + 59} ACCEPT OK`;
const gap = (minute: number, status: string): string => {
  const start = at + minute * 60;
  return `${card} - - - - - - - ${start} ${start + 59} - ${status}`;
};

it('windows of a flow log without flows are understood; those that were lost are told', async () => {
  const lines = [
    flow,
    gap(1, 'NODATA'),
    gap(2, 'SKIPDATA'),
    gap(3, 'SKIPDATA'),
    gap(9, 'SKIPDATA'),
  ];
  const path = write('flows.log.gz', gzipSync(lines.join('\n')));
  const { code, document } = await analyze(path);
  expect([code, document.eventsRead, document.eventsRefused]).toEqual([0, 1, 0]);
  const of = 'eni-0123456789abcdef0';
  expect(document.gaps).toEqual({
    windowsEmpty: 1,
    windowsLost: 3,
    lost: [
      { of, start: '2026-03-12T09:32:17.000Z', end: '2026-03-12T09:34:16.000Z' },
      { of, start: '2026-03-12T09:39:17.000Z', end: '2026-03-12T09:40:16.000Z' },
    ],
  });
  expect((await run(['analyze', path])).out).toContain('In 3 windows records were lost');
});

it('an idle network card is no failure to understand', async () => {
  const lines = [flow, ...Array.from({ length: 50 }, (_, minute) => gap(minute + 1, 'NODATA'))];
  const { code, document } = await analyze(write('idle.log', lines.join('\n')));
  expect([code, document.gaps.windowsEmpty, document.gaps.windowsLost]).toEqual([0, 50, 0]);
});
