'use client';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Severity, Verdict } from '../graphql/schema.ts';
import { plainOf } from '../text/pieces.ts';
import { Modal } from '../ui/modal.tsx';
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

interface ChoiceProps {
  choice: (typeof verdictChoices)[number];
  at: number;
  isChosen: boolean;
  onChoose: () => void;
}

function Choice({ choice, at, isChosen, onChoose }: ChoiceProps) {
  return (
    <label className="flex min-h-8 items-start gap-2 rounded-md px-2 py-1 hover:bg-hover coarse:min-h-11">
      <input
        type="radio"
        name="verdict"
        className="mt-0.5 size-4 shrink-0 accent-(--accent)"
        required
        autoFocus={at === 0}
        checked={isChosen}
        onChange={onChoose}
      />
      <span className="min-w-0">
        {choice.says}
        <span className="block text-12 text-text2">{choice.means}</span>
      </span>
      <kbd className="kbd ml-auto" aria-hidden="true">
        {at + 1}
      </kbd>
    </label>
  );
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
              <Choice
                key={each.verdict}
                choice={each}
                at={at}
                isChosen={verdict === each.verdict}
                onChoose={() => setVerdict(each.verdict)}
              />
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
