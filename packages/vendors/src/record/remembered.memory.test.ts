import { expect, it } from 'vitest';
import { heldAfter } from './heap.fixture.ts';
import { remembered } from './remembered.ts';

it('what is held does not hold the line that it stood in', () => {
  const heldBy = (hold: (text: string) => unknown): number =>
    heldAfter(() => {
      for (let n = 0; n < 300; n++) hold(`${n}`.padEnd(200_000, 'x').slice(0, 20));
    });
  const known = remembered((text) => text.trim());
  expect(heldBy(known)).toBeLessThan(10_000_000);
  const control: string[] = [];
  expect(heldBy((text) => control.push(text))).toBeGreaterThan(40_000_000);
  expect([known('\ud800'), control.length]).toEqual(['\ud800', 300]);
});
