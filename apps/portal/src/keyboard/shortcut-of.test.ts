import { expect, test } from 'vitest';
import { keymap } from './keymap.ts';
import type { ShortcutId } from './keymap.ts';
import { shortcutOf } from './shortcut-of.ts';

const all = Object.keys(keymap) as ShortcutId[];
const press = (key: string, prefix: string | null = null, isModified = false) =>
  shortcutOf({ key, prefix, isModified }, all);

test('a key means its shortcut, a sequence means another', () => {
  expect(press('j')).toBe('next');
  expect(press('W')).toBe('previousBreach');
  expect(press('i', 'g')).toBe('goIncidents');
  expect(press('K', null, true)).toBe('palette');
});

test('a single key with Ctrl held means nothing', () => {
  expect(press('a', null, true)).toBeUndefined();
});

test('no key has two meanings on one screen', () => {
  for (const scope of ['queue', 'incident'] as const) {
    const keys = all
      .filter((id) => keymap[id].scope === scope || keymap[id].scope === 'everywhere')
      .flatMap((id) => [...keymap[id].keys]);
    expect(new Set(keys).size).toBe(keys.length);
  }
});
