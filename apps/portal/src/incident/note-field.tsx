import type { RefObject } from 'react';

interface Props {
  note: RefObject<HTMLTextAreaElement | null>;
  isNeeded: boolean;
}

/** What a person says to a decision; some decisions need it. */
export function NoteField({ note, isNeeded }: Props) {
  return (
    <label className="mt-3 block font-strong">
      Note {isNeeded ? '' : <span className="font-normal text-text2">optional</span>}
      <textarea
        ref={note}
        required={isNeeded}
        rows={3}
        maxLength={2000}
        className="field mt-1 font-normal"
      />
    </label>
  );
}
