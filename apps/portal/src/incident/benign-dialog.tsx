'use client';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { BenignReason, Severity } from '../graphql/schema.ts';
import { plainOf } from '../text/pieces.ts';
import { Modal } from '../ui/modal.tsx';
import { benignReasons, needsNote } from './benign-reasons.ts';
import { ChoiceField } from './choice-field.tsx';
import { NoteField } from './note-field.tsx';

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
              <ChoiceField
                key={each.reason}
                name="reason"
                says={each.says}
                at={at}
                isChosen={reason === each.reason}
                onChoose={() => choose(each.reason, false)}
              />
            ))}
          </fieldset>
          <NoteField note={note} isNeeded={isNoteNeeded} />
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
