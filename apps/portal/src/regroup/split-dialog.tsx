'use client';
import { useRef, useState } from 'react';
import { NoteField } from '../incident/note-field.tsx';
import { Told } from '../text/told.tsx';
import { formatTime } from '../time/format-time.ts';
import { Modal } from '../ui/modal.tsx';
import type { Regroupable } from './regroup.tsx';

interface Props {
  incident: Regroupable;
  onSplit: (breaches: string[], note: string) => void;
  onClose: () => void;
}

const leave = (count: number): string =>
  count === 1 ? '1 breach leaves' : `${count} breaches leave`;

/** Chooses the breaches that tell another story. */
export function SplitDialog({ incident, onSplit, onClose }: Props) {
  const { breaches, displayId } = incident;
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const note = useRef<HTMLTextAreaElement>(null);
  const staying = breaches.length - leaving.size;
  const isSplit = leaving.size > 0 && staying > 0;
  const change = (id: string, leaves: boolean) => {
    const next = new Set(leaving);
    if (leaves) next.add(id);
    else next.delete(id);
    setLeaving(next);
  };
  return (
    <Modal title={`Split ${displayId}`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isSplit) onSplit([...leaving], note.current?.value.trim() ?? '');
        }}
      >
        <fieldset>
          <legend className="mb-1 font-strong">Which breaches tell another story?</legend>
          <div className="relative max-h-72 overflow-y-auto rounded-md border border-border">
            {breaches.map(({ id, model, subject, happenedAt, score }, at) => (
              <label
                key={id}
                className="flex min-h-11 items-start gap-2 border-b border-border px-2 py-1.5 last:border-0 hover:bg-hover"
              >
                <input
                  type="checkbox"
                  className="mt-0.5 size-4 shrink-0 accent-(--accent)"
                  autoFocus={at === 0}
                  checked={leaving.has(id)}
                  onChange={({ target }) => change(id, target.checked)}
                />
                <span className="min-w-0 flex-1">
                  <Told text={model.path} max={120} />
                  <span className="block text-12 text-text2">
                    {formatTime(happenedAt)} UTC · <Told text={subject.name} max={80} />
                  </span>
                </span>
                <span className="tabular-nums">{score.toFixed(1)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <p role="status" className="mt-3 rounded-md border border-border bg-surface2 p-3">
          {leaving.size === 0 && 'Choose at least one.'}
          {staying === 0 && 'Some must stay: an incident cannot leave itself.'}
          {isSplit &&
            `${leave(leaving.size)}, ${staying} ${staying === 1 ? 'stays' : 'stay'}. They never share an incident again, unless somebody merges the two.`}
        </p>
        <NoteField note={note} isNeeded />
        <button type="submit" className="button button-primary mt-3" disabled={!isSplit}>
          Split
        </button>
      </form>
    </Modal>
  );
}
