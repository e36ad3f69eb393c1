import { keymap } from './keymap.ts';
import type { ShortcutId } from './keymap.ts';

/** What was pressed, as far as shortcuts care. */
export interface Pressed {
  key: string;
  isModified: boolean;
  /** `g` when it came just before. */
  prefix: string | null;
}

const nameOf = ({ key, isModified, prefix }: Pressed): string =>
  isModified ? `Mod+${key.toLowerCase()}` : prefix === null ? key : `${prefix} ${key}`;

/** Which of the shortcuts at hand a press means. */
export const shortcutOf = (
  pressed: Pressed,
  atHand: readonly ShortcutId[],
): ShortcutId | undefined =>
  atHand.find((id) => (keymap[id].keys as readonly string[]).includes(nameOf(pressed)));
