'use client';
import { FilePlus2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Chosen } from './upload-list.ts';

const fromDrop = (transfer: DataTransfer): Chosen[] =>
  [...transfer.items].flatMap((item) => {
    const file = item.getAsFile();
    return file ? [{ file, isFolder: item.webkitGetAsEntry()?.isDirectory ?? false }] : [];
  });

/** Takes files dropped anywhere on the page, or chosen by the button. */
export function DropZone({ onChosen }: { onChosen: (chosen: Chosen[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const latest = useRef(onChosen);
  latest.current = onChosen;
  useEffect(() => {
    // Elsewhere a browser would leave the page and show the file.
    const onDrag = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(event.type === 'dragover');
      if (event.type === 'drop') latest.current(fromDrop(event.dataTransfer));
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    for (const type of ['dragover', 'drop'] as const) addEventListener(type, onDrag);
    addEventListener('dragleave', leave);
    return () => {
      for (const type of ['dragover', 'drop'] as const) removeEventListener(type, onDrag);
      removeEventListener('dragleave', leave);
    };
  }, []);
  return (
    <div
      className={`flex flex-col items-center gap-2 rounded-lg border border-dashed px-4 py-8 text-center ${
        isOver ? 'border-accent bg-selected' : 'border-border-strong bg-surface'
      }`}
    >
      <FilePlus2 size={20} aria-hidden="true" className="text-text2" />
      <p className="text-14">
        <span className="coarse:hidden">Drop log files here, or </span>
        <button
          type="button"
          className="button button-primary"
          onClick={() => input.current?.click()}
        >
          Choose files
        </button>
      </p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Log files"
        onChange={({ currentTarget }) => {
          onChosen([...(currentTarget.files ?? [])].map((file) => ({ file })));
          // So that the same file may be chosen again.
          currentTarget.value = '';
        }}
      />
      <p className="max-w-[72ch] text-text2">
        At most 2 GB a file. One after the other; keep this page open until all are read.
      </p>
    </div>
  );
}
