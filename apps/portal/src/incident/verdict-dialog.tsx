'use client';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Severity, Verdict } from '../graphql/schema.ts';
import { plainOf } from '../text/pieces.ts';
import { Modal } from '../ui/modal.tsx';
import { ChoiceField } from './choice-field.tsx';
import { NoteField } from './note-field.tsx';
import { needsNoteFor, verdictChoices } from './verdict-choices.ts';

/** What was concluded. */
export interface VerdictChoice {
  verdict: Verdict;
  status: 'RESOLVED' | 'CLOSED';
  note: string | null;
}

interface Props {
  displayId: string;
  title: string;
  tenantName: string;
  severity: Severity;
  onChoose: (choice: VerdictChoice) => void;
  onClose: () => void;
}

/** What it was: a digit chooses; the form closes or resolves it. */
export function VerdictDialog(props: Props) {
  const { displayId, title, tenantName, severity, onChoose, onClose } = props;
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [isResolved, setResolved] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const isNoteNeeded = verdict !== null && needsNoteFor(verdict, severity);

  function onKeyDown(event: KeyboardEvent) {
    const chosen = verdictChoices[Number(event.key) - 1];
    if (chosen && !(event.target instanceof HTMLTextAreaElement)) {
      event.preventDefault();
      setVerdict(chosen.verdict);
      note.current?.focus();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.currentTarget.querySelector('form')?.requestSubmit();
    }
  }

  return (
    <Modal title={`Verdict on ${displayId}`} onClose={onClose}>
      <div onKeyDown={onKeyDown}>
        <p className="mb-3 text-text2">
          {plainOf(title, 160)} · {plainOf(tenantName, 80)}
        </p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const status = isResolved ? 'RESOLVED' : 'CLOSED';
            if (verdict) onChoose({ verdict, status, note: note.current?.value.trim() || null });
          }}
        >
          <fieldset>
            <legend className="mb-1 font-strong">It was</legend>
            {verdictChoices.map((each, at) => (
              <ChoiceField
                key={each.verdict}
                name="verdict"
                says={each.says}
                means={each.means}
                at={at}
                isChosen={verdict === each.verdict}
                onChoose={() => setVerdict(each.verdict)}
              />
            ))}
          </fieldset>
          <NoteField note={note} isNeeded={isNoteNeeded} />
          <label className="mt-2 flex min-h-6 items-center gap-2">
            <input
              type="checkbox"
              className="size-4 accent-(--accent)"
              checked={isResolved}
              onChange={({ target }) => setResolved(target.checked)}
            />
            Resolve it, and leave closing to a colleague
          </label>
          <button type="submit" className="button button-primary mt-3">
            {isResolved ? 'Resolve' : 'Close'}
          </button>
        </form>
      </div>
    </Modal>
  );
}
