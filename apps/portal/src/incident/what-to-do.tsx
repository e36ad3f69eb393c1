'use client';
import { useEffect, useState } from 'react';
import { ask } from '../graphql/ask.ts';
import type { Phrase } from '../graphql/incident-event.ts';
import type { ChecklistStep } from '../graphql/schema.ts';
import { useDecide } from '../response/use-decide.ts';
import { Told } from '../text/told.tsx';
import { LongList } from '../ui/long-list.tsx';
import { Panel } from '../ui/panel.tsx';

interface Props {
  target: { tenant: string; id: string };
  steps: readonly ChecklistStep[];
  /** What the records could not tell. */
  unjudged: readonly Pick<Phrase, 'text'>[];
  canDecide: boolean;
}

const shownMax = 5;

/** What the analyst says of this incident's own names stands for the step's general words. */
function StepText({ text, advice }: Pick<ChecklistStep, 'text' | 'advice'>) {
  const [only, ...more] = advice;
  if (only && more.length === 0) return <Told text={only.text} />;
  return (
    <>
      {text}
      {advice.map((phrase, at) => (
        <span key={at} className="mt-0.5 block text-text2">
          <Told text={phrase.text} />
        </span>
      ))}
    </>
  );
}

/** What to do, most urgent first; whoever may decide ticks off. */
export function WhatToDo({ target, steps, unjudged, canDecide }: Props) {
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
    <Panel id="what-to-do" title="What to do" note={left === 0 ? 'all done' : `${left} to do`}>
      <LongList
        shown={shownMax}
        what="steps"
        className="spaced-lines flex flex-col gap-1.5"
        lines={steps.map(({ id, done, ...step }) => (
          <li key={id}>
            <label className="flex min-h-6 items-start gap-2 coarse:min-h-11">
              <input
                type="checkbox"
                className="mt-0.5 size-4 shrink-0 accent-(--accent)"
                checked={ticked?.id === id ? ticked.done : done}
                disabled={!canDecide}
                onChange={({ target: { checked } }) => void tick(id, checked)}
              />
              <span className={`min-w-0 ${done ? 'text-text2' : ''}`}>
                <StepText {...step} />
              </span>
            </label>
          </li>
        ))}
      />
      {!canDecide && (
        <p className="mt-2 text-text2">Your security provider’s analysts tick these off.</p>
      )}
      {refusal && (
        <p role="alert" className="mt-1 text-danger">
          Not done: {refusal}
        </p>
      )}
      {unjudged.length > 0 && (
        <>
          <h3 className="mt-3 mb-1 text-12 font-strong text-text2">What could not be judged</h3>
          <LongList
            shown={shownMax}
            what="gaps"
            className="list-disc pl-4"
            lines={unjudged.map(({ text }) => (
              <li key={text}>
                <Told text={text} />
              </li>
            ))}
          />
        </>
      )}
    </Panel>
  );
}
