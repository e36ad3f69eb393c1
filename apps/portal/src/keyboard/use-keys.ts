'use client';
import { useEffect, useRef } from 'react';
import type { ShortcutId } from './keymap.ts';
import { shortcutOf } from './shortcut-of.ts';

type Handlers = Partial<Record<ShortcutId, (key: string) => void>>;

const sequenceMs = 1_000;
const switchedOff = 'nightjar.singleKeys';

/** Whether single keys act here (WCAG 2.1.4: they can be switched off). */
export const areSingleKeysOn = (): boolean => localStorage.getItem(switchedOff) !== 'off';
export const setSingleKeys = (isOn: boolean): void =>
  localStorage.setItem(switchedOff, isOn ? 'on' : 'off');

const editable =
  'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="menu"]';

/** Whether the key belongs to a field, a dialog, or a control that uses it itself. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : document.body;
  if (target.closest(editable)) return true;
  if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return true;
  if (event.key === ' ' && target.closest('[data-row]')) return false;
  const isPress = event.key === 'Enter' || event.key === ' ';
  return isPress && target.closest('a, button, summary') !== null;
}

let listeners = 0;

/** Says on the root whether keys act yet: before the script runs, a press is lost. */
function tellListeners(change: 1 | -1): void {
  listeners += change;
  document.documentElement.toggleAttribute('data-keys', listeners > 0);
}

/** Runs the handlers of the shortcuts of this screen. */
export function useKeys(handlers: Handlers): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    let prefix: { key: string; at: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      const isModified = event.ctrlKey || event.metaKey;
      if (!isModified && (isTaken(event) || !areSingleKeysOn())) return;
      const isSequence = prefix !== null && event.timeStamp - prefix.at < sequenceMs;
      const pressed = { key: event.key, isModified, prefix: isSequence ? prefix!.key : null };
      const id = shortcutOf(pressed, Object.keys(latest.current) as ShortcutId[]);
      prefix = id === undefined && event.key === 'g' ? { key: 'g', at: event.timeStamp } : null;
      if (id === undefined) return;
      event.preventDefault();
      latest.current[id]?.(event.key);
    };
    document.addEventListener('keydown', onKeyDown);
    tellListeners(1);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      tellListeners(-1);
    };
  }, []);
}
