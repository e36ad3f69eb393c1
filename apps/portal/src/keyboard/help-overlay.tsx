'use client';
import { useState } from 'react';
import { Modal } from '../ui/modal.tsx';
import { keymap, printKey } from './keymap.ts';
import type { KeyScope, ShortcutId } from './keymap.ts';
import { areSingleKeysOn, setSingleKeys } from './use-keys.ts';

const scopes: [KeyScope, string][] = [
  ['everywhere', 'Everywhere'],
  ['queue', 'Lists'],
  ['incident', 'Incident'],
];
const ids = Object.keys(keymap) as ShortcutId[];

function ScopeKeys({ scope, title }: { scope: KeyScope; title: string }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-1 text-12 font-strong text-text2">{title}</h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        {ids
          .filter((id) => keymap[id].scope === scope)
          .map((id) => (
            <div key={id} className="contents">
              <dt className="flex gap-1">
                {id === 'section' ? (
                  <kbd className="kbd">1–8</kbd>
                ) : (
                  keymap[id].keys.map((key) => (
                    <kbd key={key} className="kbd">
                      {printKey(key)}
                    </kbd>
                  ))
                )}
              </dt>
              <dd>{keymap[id].says}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

/** Every shortcut, from the registry, with the switch for single keys. */
export function HelpOverlay({ onClose }: { onClose: () => void }) {
  const [isOn, setOn] = useState(areSingleKeysOn);
  return (
    <Modal title="Keyboard" onClose={onClose} isWide>
      <div className="grid gap-6 sm:grid-cols-3">
        {scopes.map(([scope, title]) => (
          <ScopeKeys key={scope} scope={scope} title={title} />
        ))}
      </div>
      <label className="mt-4 flex min-h-6 items-center gap-2 border-t border-border pt-3">
        <input
          type="checkbox"
          className="size-5 accent-(--accent)"
          checked={isOn}
          onChange={({ target }) => {
            setSingleKeys(target.checked);
            setOn(target.checked);
          }}
        />
        Single keys act (switch off if you dictate)
      </label>
    </Modal>
  );
}
