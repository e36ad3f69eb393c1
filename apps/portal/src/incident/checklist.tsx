'use client';
import { useEffect, useState } from 'react';
import { ask } from '../graphql/ask.ts';
import type { ChecklistStep } from '../graphql/schema.ts';
import { useDecide } from '../response/use-decide.ts';
import { Panel } from '../ui/panel.tsx';

interface Props {
  target: { tenant: string; id: string };
  steps: readonly ChecklistStep[];
  canDecide: boolean;
}

/** What to do for an incident of its kind; whoever may decide ticks off. */
export function Checklist({ target, steps, canDecide }: Props) {
  const { decide, refusal } = useDecide();
  // Shown at once; the page that is drawn again tells what holds.
  const [ticked, setTicked] = useState<{ id: string; done: boolean } | null>(null);
  useEffect(() => setTicked(null), [steps]);
  const tick = async (id: string, done: boolean) => {
    setTicked({ id, done });
    if (!(await decide(() => ask('check', { ...target, step: id, done })))) setTicked(null);
  };
  const left = steps.filter(({ done }) => !done).length;
  return (
    <Panel id="checklist" title="Checklist" note={left === 0 ? 'all done' : `${left} to do`}>
      <ul className="flex flex-col gap-1">
        {steps.map(({ id, text, done }) => (
          <li key={id}>
            <label className="flex min-h-6 items-start gap-2 coarse:min-h-11">
              <input
                type="checkbox"
                className="mt-0.5 size-4 shrink-0 accent-(--accent)"
                checked={ticked?.id === id ? ticked.done : done}
                disabled={!canDecide}
                onChange={({ target: { checked } }) => void tick(id, checked)}
              />
              <span className={done ? 'text-text2' : ''}>{text}</span>
            </label>
          </li>
        ))}
      </ul>
      {!canDecide && (
        <p className="mt-2 text-text2">Your security provider’s analysts tick these off.</p>
      )}
      {refusal && (
        <p role="alert" className="mt-1 text-danger">
          Not done: {refusal}
        </p>
      )}
    </Panel>
  );
}
