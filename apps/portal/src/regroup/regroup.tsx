'use client';
import { useState } from 'react';
import { ask } from '../graphql/ask.ts';
import type { Incident, ModelBreach } from '../graphql/schema.ts';
import { Kbd } from '../keyboard/kbd.tsx';
import { useKeys } from '../keyboard/use-keys.ts';
import { useDecide } from '../response/use-decide.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';

/** What the dialogs need to know of an incident. */
export type Regroupable = Pick<
  Incident,
  'id' | 'displayId' | 'revision' | 'severity' | 'startedAt' | 'endedAt' | 'subjects'
> & {
  tenant: Pick<Incident['tenant'], 'slug' | 'name'>;
  breaches: (Pick<ModelBreach, 'id' | 'happenedAt' | 'score' | 'subject'> & {
    model: Pick<ModelBreach['model'], 'path'>;
  })[];
};

/** Says that breaches belong together, or do not. */
export function Regroup({ incident }: { incident: Regroupable }) {
  const [shown, setShown] = useState<'merge' | 'split' | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const { decide, isBusy, refusal, waiting } = useDecide();
  const { id, revision, tenant } = incident;
  // Judged by the story that was looked at: of two who regroup it at once, the second is told.
  const target = { tenant: tenant.slug, id, revision };
  const merge = () => setShown('merge');
  const split = () => setShown('split');
  const canSplit = incident.breaches.length > 1;
  useKeys({ merge, ...(canSplit && { split }) });
  const run = async (work: Parameters<typeof decide>[0], says: string) => {
    setShown(null);
    setDone(null);
    if (await decide(work)) setDone(says);
  };
  return (
    <div className="no-print flex flex-wrap items-center gap-2 border-t border-border px-3 py-2.5 sm:px-4">
      <span className="text-text2">Grouped wrongly?</span>
      <button type="button" className="button" disabled={isBusy} onClick={merge}>
        Merge… <Kbd of="merge" />
      </button>
      {canSplit && (
        <button type="button" className="button" disabled={isBusy} onClick={split}>
          Split… <Kbd of="split" />
        </button>
      )}
      {(done ?? waiting) && (
        <p role="status" className="w-full">
          {done ?? waiting}
        </p>
      )}
      {refusal && (
        <p role="alert" className="w-full text-danger">
          Not done: {refusal}
        </p>
      )}
      {shown === 'merge' && (
        <MergeDialog
          incident={incident}
          onClose={() => setShown(null)}
          onMerge={(other, note) =>
            void run(
              () => ask('merge', { ...target, with: other.id, note }),
              `Merged with ${other.displayId}.`,
            )
          }
        />
      )}
      {shown === 'split' && (
        <SplitDialog
          incident={incident}
          onClose={() => setShown(null)}
          onSplit={(breaches, note) =>
            void run(() => ask('split', { ...target, breaches, note }), 'Split.')
          }
        />
      )}
    </div>
  );
}
