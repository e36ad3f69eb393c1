import { keymap, printKey } from './keymap.ts';
import type { ShortcutId } from './keymap.ts';

/** The hint of a shortcut on its button; touch screens do not show it. */
export function Kbd({ of }: { of: ShortcutId }) {
  return (
    <kbd className="kbd coarse:hidden max-sm:hidden" aria-hidden="true">
      {printKey(keymap[of].keys[0])}
    </kbd>
  );
}
