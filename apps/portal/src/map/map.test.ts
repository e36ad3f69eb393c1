import { expect, test } from 'vitest';
import { drawMap } from './draw-map.ts';
import type { NetworkPlace } from './places-of.ts';

const place = (country: string | null, count = 1, isForeign = false): NetworkPlace => ({
  id: `${country} ${count}`,
  asn: 1,
  name: 'A network',
  country,
  kind: null,
  addresses: [],
  clients: [],
  count,
  first: '',
  last: '',
  isForeign,
});

test('networks of a country are one point, foreign where one of them is', () => {
  const drawn = drawMap([place('DE', 3), place('DE', 4, true), place('KW')])!;
  expect(drawn.points.map(({ country, count, isForeign }) => [country, count, isForeign])).toEqual([
    ['DE', 7, true],
    ['KW', 1, false],
  ]);
});

test('what is shown holds every point, and no more of the world than they need', () => {
  const near = drawMap([place('DE'), place('FR')])!.viewBox;
  const far = drawMap([place('NZ'), place('CA')])!.viewBox;
  expect(near.width).toBe(300);
  expect(far).toEqual({ x: 0, y: 0, width: 720, height: 317 });
  for (const { viewBox, points } of [drawMap([place('FJ'), place('NG')])!])
    for (const { x, y } of points) {
      expect(x >= viewBox.x && x <= viewBox.x + viewBox.width).toBe(true);
      expect(y >= viewBox.y && y <= viewBox.y + viewBox.height).toBe(true);
    }
});

test('labels do not cover one another: one without room is left to the table', () => {
  const crowd = ['DE', 'NL', 'BE', 'LU', 'FR', 'CH', 'AT', 'CZ'].map((code) => place(code, 900));
  const { points } = drawMap([...crowd, place('NZ')])!;
  expect(points.some(({ label }) => label === null)).toBe(true);
  expect(points.some(({ label }) => label !== null)).toBe(true);
});

test('a country that an outsider made up has no place', () => {
  expect(drawMap([place('constructor'), place(null)])).toBeNull();
  expect(drawMap([place('__proto__', 5), place('DE')])).toMatchObject({ unplaced: 5 });
});
