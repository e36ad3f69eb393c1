'use client';
import { EyeOff, Users } from 'lucide-react';
import { useRef, useState } from 'react';
import { ask } from '../graphql/ask.ts';
import { useDecide } from '../response/use-decide.ts';

interface Props {
  tenant: string;
  id: string;
  canWriteInternal: boolean;
}

const choices = [
  { isInternal: true, name: 'Internal', Icon: EyeOff },
  { isInternal: false, name: 'Shared with customer', Icon: Users },
];

/** A comment; who will read it is chosen first and shown by the shape of the field. */
export function Composer({ tenant, id, canWriteInternal }: Props) {
  const [isInternal, setInternal] = useState(canWriteInternal);
  const text = useRef<HTMLTextAreaElement>(null);
  const { decide, isBusy, refusal } = useDecide();

  async function submit() {
    const said = text.current?.value.trim();
    if (!said) return;
    const isDone = await decide(() =>
      ask('comment', { tenant, id, text: said, internal: isInternal }),
    );
    if (isDone && text.current) text.current.value = '';
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {canWriteInternal && (
        <fieldset className="mb-2 flex flex-wrap gap-x-4">
          <legend className="sr-only">Who may read it</legend>
          {choices.map(({ isInternal: value, name, Icon }) => (
            <label key={name} className="flex min-h-6 items-center gap-1.5">
              <input
                type="radio"
                name="audience"
                className="size-4 accent-(--accent)"
                checked={isInternal === value}
                onChange={() => setInternal(value)}
              />
              <Icon size={13} aria-hidden="true" />
              {name}
            </label>
          ))}
        </fieldset>
      )}
      <textarea
        ref={text}
        required
        rows={2}
        maxLength={4000}
        aria-label={isInternal ? 'Internal comment' : 'Comment, shared with the customer'}
        placeholder={
          isInternal ? 'Internal: the customer does not see this' : 'Shared: both sides read this'
        }
        className={`field ${isInternal ? 'border-dashed' : 'border-accent bg-selected'}`}
      />
      <button type="submit" className="button mt-1" disabled={isBusy}>
        Comment
      </button>
      {refusal && (
        <p role="alert" className="mt-1 text-danger">
          Not done: {refusal}
        </p>
      )}
    </form>
  );
}
