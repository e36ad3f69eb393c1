'use client';
import { useState } from 'react';
import { ExportMenu } from '../export/export-menu.tsx';
import { ask } from '../graphql/ask.ts';
import type { Incident } from '../graphql/schema.ts';
import { Kbd } from '../keyboard/kbd.tsx';
import { useKeys } from '../keyboard/use-keys.ts';
import { useDecide } from '../response/use-decide.ts';
import { IncidentDialogs } from './incident-dialogs.tsx';
import type { DialogName } from './incident-dialogs.tsx';
import { WorkActions } from './work-actions.tsx';
import { isOpen } from './words.ts';

/** What the decisions need to know of an incident. */
export type Decidable = Pick<
  Incident,
  'id' | 'displayId' | 'title' | 'severity' | 'status' | 'isPinned' | 'snoozedUntil' | 'assignee'
> & { tenant: Pick<Incident['tenant'], 'slug' | 'name' | 'analysts'> };

interface Props {
  incident: Decidable;
  canDecide: boolean;
  hasPending: boolean;
}

const conclusions = [
  ['benign', 'Benign…'],
  ['verdict', 'Verdict…'],
] as const;

const respond = (): void => document.querySelector<HTMLElement>('[data-respond]')?.click();

/** Take, conclude, reopen; Respond leads to the proposed action. */
export function IncidentActions({ incident, canDecide, hasPending }: Props) {
  const target = { tenant: incident.tenant.slug, id: incident.id };
  const [shown, setShown] = useState<DialogName | null>(null);
  const { decide, isBusy, refusal } = useDecide();
  const isNew = incident.status === 'NEW';
  const acknowledge = () => void decide(() => ask('acknowledge', target));
  const canWork = canDecide && isOpen(incident);
  useKeys({
    ...(canWork && { benign: () => setShown('benign'), verdict: () => setShown('verdict') }),
    ...(canWork && isNew && { acknowledge }),
  });
  return (
    <div className="no-print flex flex-wrap items-center gap-2 lg:max-w-[560px] lg:justify-end">
      {canWork && isNew && (
        <button type="button" className="button" disabled={isBusy} onClick={acknowledge}>
          Acknowledge <Kbd of="acknowledge" />
        </button>
      )}
      {canWork &&
        conclusions.map(([name, says]) => (
          <button
            key={name}
            type="button"
            className="button"
            disabled={isBusy}
            onClick={() => setShown(name)}
          >
            {says} <Kbd of={name} />
          </button>
        ))}
      {canDecide && !isOpen(incident) && (
        <button
          type="button"
          className="button"
          disabled={isBusy}
          onClick={() => void decide(() => ask('reopen', target))}
        >
          Reopen
        </button>
      )}
      {canDecide && (
        <WorkActions incident={incident} decide={decide} isBusy={isBusy} onShow={setShown} />
      )}
      <ExportMenu of={{ ...target, displayId: incident.displayId }} />
      {hasPending && (
        <button type="button" className="button button-danger" onClick={respond}>
          Respond… <Kbd of="respond" />
        </button>
      )}
      {refusal && (
        <p role="alert" className="w-full text-danger">
          Not done: {refusal}
        </p>
      )}
      {shown && (
        <IncidentDialogs
          shown={shown}
          incident={incident}
          decide={decide}
          onClose={() => setShown(null)}
        />
      )}
    </div>
  );
}
