'use client';
import { useEffect } from 'react';
import { Kbd } from '../keyboard/kbd.tsx';

const undoMs = 10_000;

export interface Undoable {
  text: string;
  undo: () => void;
}

/** Ten seconds to take the last close back. */
export function UndoBar({ last, onOver }: { last: Undoable; onOver: () => void }) {
  useEffect(() => {
    const timer = setTimeout(onOver, undoMs);
    return () => clearTimeout(timer);
  }, [last, onOver]);
  return (
    <div className="fixed inset-x-0 bottom-4 z-30 mx-auto flex w-fit max-w-[calc(100vw-24px)] items-center gap-3 rounded-lg border border-border-strong bg-overlay px-3 py-2 shadow-xl">
      <span role="status">{last.text}</span>
      <button type="button" className="button" onClick={last.undo}>
        Undo
        <Kbd of="undo" />
      </button>
    </div>
  );
}
