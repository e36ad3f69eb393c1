'use client';
import { useState } from 'react';
import { ask } from '../graphql/ask.ts';
import type { Incident } from '../graphql/schema.ts';
import { Kbd } from '../keyboard/kbd.tsx';
import { useKeys } from '../keyboard/use-keys.ts';
import { useDecide } from '../response/use-decide.ts';
import { BenignDialog } from './benign-dialog.tsx';
import { isOpen } from './words.ts';

interface Props {
  incident: Pick<Incident, 'id' | 'displayId' | 'title' | 'severity' | 'status'> & {
    tenant: { slug: string; name: string };
  };
  canDecide: boolean;
  hasPending: boolean;
}

const respond = (): void => document.querySelector<HTMLElement>('[data-respond]')?.click();

/** Acknowledge, close, reopen; Respond leads to the proposed action. */
export function IncidentActions({ incident, canDecide, hasPending }: Props) {
  const { id, displayId, title, severity, status, tenant } = incident;
  const target = { tenant: tenant.slug, id };
  const [isClosing, setClosing] = useState(false);
  const { decide, isBusy, refusal } = useDecide();
  const acknowledge = () => void decide(() => ask('acknowledge', target));
  useKeys(
    canDecide && isOpen(incident)
      ? { benign: () => setClosing(true), ...(status === 'NEW' && { acknowledge }) }
      : {},
  );
  return (
    <div className="no-print flex flex-wrap items-center gap-2">
      {canDecide && status === 'NEW' && (
        <button type="button" className="button" disabled={isBusy} onClick={acknowledge}>
          Acknowledge <Kbd of="acknowledge" />
        </button>
      )}
      {canDecide && isOpen(incident) && (
        <button type="button" className="button" disabled={isBusy} onClick={() => setClosing(true)}>
          Benign… <Kbd of="benign" />
        </button>
      )}
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
      {isClosing && (
        <BenignDialog
          displayId={displayId}
          title={title}
          tenantName={tenant.name}
          severity={severity}
          onClose={() => setClosing(false)}
          onChoose={(choice) => {
            setClosing(false);
            void decide(() => ask('closeAsBenign', { ...target, ...choice }));
          }}
        />
      )}
    </div>
  );
}
