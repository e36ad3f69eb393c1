import { expect, it } from 'vitest';
import { nothingKnown } from '../push/push.fixture.ts';
import { understandRecords } from './understand-records.ts';

it('keeps the order, and lets others have their turns', async () => {
  const reads = Array.from({ length: 120 }, (_, n) => ({
    ok: false as const,
    line: n + 1,
    reason: `reason ${n}`,
    raw: '',
  }));
  const of = { tenantId: 't', lookUp: () => nothingKnown, now: 0 };
  let turns = 0;
  let isDone = false;
  const count = (): void => {
    if (isDone) return;
    turns += 1;
    setImmediate(count);
  };
  setImmediate(count);
  const understood = await understandRecords(reads, of);
  isDone = true;
  expect(turns).toBeGreaterThanOrEqual(2);
  expect(understood.map((one) => !one.ok && one.refused?.reason)).toEqual(
    reads.map(({ reason }) => reason),
  );
});
