'use client';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { BenignReason, Severity } from '../graphql/schema.ts';
import { plainOf } from '../text/pieces.ts';
import { Modal } from '../ui/modal.tsx';
import { benignReasons, needsNote } from './benign-reasons.ts';

export interface BenignChoice {
  reason: BenignReason;
  note: string | null;
}

interface Props {
  displayId: string;
  title: string;
  tenantName: string;
  severity: Severity;
  onChoose: (choice: BenignChoice) => void;
  onClose: () => void;
}

/** Why it is benign: a digit chooses and, where no note is needed, closes. */
export function BenignDialog({ displayId, title, tenantName, severity, onChoose, onClose }: Props) {
  const [reason, setReason] = useState<BenignReason | null>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const isNoteNeeded = needsNote(reason ?? 'EXPECTED_CHANGE', severity);

  function choose(chosen: BenignReason, isFinal: boolean) {
    setReason(chosen);
    if (!isFinal || needsNote(chosen, severity)) return note.current?.focus();
    onChoose({ reason: chosen, note: note.current?.value.trim() || null });
  }

  function onKeyDown(event: KeyboardEvent) {
    const chosen = benignReasons[Number(event.key) - 1];
    if (chosen && !(event.target instanceof HTMLTextAreaElement)) {
      event.preventDefault();
      choose(chosen.reason, true);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.currentTarget.querySelector('form')?.requestSubmit();
    }
  }

  return (
    <Modal title={`Close ${displayId} as benign`} onClose={onClose}>
      <div onKeyDown={onKeyDown}>
        <p className="mb-3 text-text2">
          {plainOf(title, 160)} · {plainOf(tenantName, 80)}
        </p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (reason) onChoose({ reason, note: note.current?.value.trim() || null });
          }}
        >
          <fieldset>
            <legend className="mb-1 font-strong">Reason</legend>
            {benignReasons.map((each, at) => (
              <label
                key={each.reason}
                className="flex min-h-8 items-center gap-2 rounded-md px-2 hover:bg-hover coarse:min-h-11"
              >
                <input
                  type="radio"
                  name="reason"
                  className="size-4 accent-(--accent)"
                  required
                  autoFocus={at === 0}
                  checked={reason === each.reason}
                  onChange={() => choose(each.reason, false)}
                />
                {each.says}
                <kbd className="kbd ml-auto" aria-hidden="true">
                  {at + 1}
                </kbd>
              </label>
            ))}
          </fieldset>
          <label className="mt-3 block font-strong">
            Note {isNoteNeeded ? '' : <span className="font-normal text-text2">optional</span>}
            <textarea
              ref={note}
              required={isNoteNeeded}
              rows={3}
              maxLength={2000}
              className="field mt-1 font-normal"
            />
          </label>
          {isNoteNeeded && (
            <p className="mt-1 text-text2">
              {reason === 'OTHER' ? '“Other” needs a note.' : 'A critical incident needs a note.'}
            </p>
          )}
          <button type="submit" className="button button-primary mt-3">
            Close as benign
          </button>
        </form>
      </div>
    </Modal>
  );
}
