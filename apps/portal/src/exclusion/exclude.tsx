'use client';
import { useState } from 'react';
import { ask } from '../graphql/ask.ts';
import type { ExclusionCondition } from '../graphql/detection.ts';
import { modelsUrl } from '../model/filter.ts';
import { useDecide } from '../response/use-decide.ts';
import { Notice } from '../ui/notice.tsx';
import { type Chosen, ExcludeDialog } from './exclude-dialog.tsx';

interface Props {
  tenant: string;
  model: string;
  suggested: ExclusionCondition[];
}

/** Takes acts like a breach's out of its model for a while. */
export function Exclude({ tenant, model, suggested }: Props) {
  const [isAsked, setAsked] = useState(false);
  const [isDone, setDone] = useState(false);
  const { decide, isBusy, refusal } = useDecide();
  async function exclude(chosen: Chosen) {
    const isTaken = await decide(() => ask('addExclusion', { tenant, model, ...chosen }));
    setAsked(false);
    setDone(isTaken);
  }
  return (
    <div className="mt-3 border-t border-border pt-3">
      <p className="mb-2 text-text2">Harmless, and too loud?</p>
      <button type="button" className="button" onClick={() => setAsked(true)}>
        Leave such acts alone…
      </button>
      {isDone && (
        <div className="mt-2">
          <Notice kind="done">
            From now on.{' '}
            <a className="link inline-flex min-h-6 items-center" href={modelsUrl(tenant)}>
              What is left alone
            </a>{' '}
            is counted with the models.
          </Notice>
        </div>
      )}
      {refusal && (
        <div className="mt-2">
          <Notice kind="fault">Not done: {refusal}</Notice>
        </div>
      )}
      {isAsked && (
        <ExcludeDialog
          tenant={tenant}
          model={model}
          suggested={suggested}
          isBusy={isBusy}
          onChoose={(chosen) => void exclude(chosen)}
          onClose={() => setAsked(false)}
        />
      )}
    </div>
  );
}
