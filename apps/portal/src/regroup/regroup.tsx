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
  'id' | 'displayId' | 'severity' | 'startedAt' | 'endedAt' | 'subjects'
> & {
  tenant: Pick<Incident['tenant'], 'slug' | 'name'>;
  breaches: (Pick<ModelBreach, 'id' | 'happenedAt' | 'score' | 'subject'> & {
    model: Pick<ModelBreach['model'], 'path'>;
  })[];
};

const regroups =
  'The analyst regroups within a minute; this page then says that the story changed.';

/** Says that breaches belong together, or do not. */
export function Regroup({ incident }: { incident: Regroupable }) {
  const [shown, setShown] = useState<'merge' | 'split' | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const { decide, isBusy, refusal } = useDecide();
  const target = { tenant: incident.tenant.slug, id: incident.id };
  const merge = () => setShown('merge');
  const split = () => setShown('split');
  const canSplit = incident.breaches.length > 1;
  useKeys({ merge, ...(canSplit && { split }) });
  const run = async (work: Parameters<typeof decide>[0], says: string) => {
    setShown(null);
    setDone(null);
    if (await decide(work)) setDone(`${says} ${regroups}`);
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
      {done && (
        <p role="status" className="w-full">
          {done}
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
