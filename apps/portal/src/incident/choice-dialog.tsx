'use client';
import type { KeyboardEvent } from 'react';
import { Modal } from '../ui/modal.tsx';

interface Choice {
  id: string;
  says: string;
}

interface Props {
  title: string;
  choices: readonly Choice[];
  /** Which one holds now. */
  current?: string | undefined;
  onChoose: (id: string) => void;
  onClose: () => void;
}

/** One of a few: a digit, or a press, chooses and closes. */
export function ChoiceDialog({ title, choices, current, onChoose, onClose }: Props) {
  function onKeyDown(event: KeyboardEvent) {
    const chosen = choices[Number(event.key) - 1];
    if (!chosen) return;
    event.preventDefault();
    onChoose(chosen.id);
  }
  return (
    <Modal title={title} onClose={onClose}>
      <ul className="flex flex-col gap-1" onKeyDown={onKeyDown}>
        {choices.map(({ id, says }, at) => (
          <li key={id}>
            <button
              type="button"
              className="button w-full"
              aria-current={id === current ? 'true' : undefined}
              autoFocus={at === 0}
              onClick={() => onChoose(id)}
            >
              {says}
              {id === current && <span className="text-text2">now</span>}
              {at < 9 && (
                <kbd className="kbd ml-auto" aria-hidden="true">
                  {at + 1}
                </kbd>
              )}
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
