'use client';
import { useState } from 'react';
import { ask } from '../graphql/ask.ts';
import { Kbd } from '../keyboard/kbd.tsx';
import { useKeys } from '../keyboard/use-keys.ts';
import { ApproveDialog } from './approve-dialog.tsx';
import type { Proposed } from './approve-dialog.tsx';
import { DeclineDialog } from './decline-dialog.tsx';
import { useDecide } from './use-decide.ts';

interface Props {
  proposed: Proposed;
  canApprove: boolean;
  /** Once decided there is nothing to press, but what was said of the reader's own decision stays. */
  isPending: boolean;
  /** The first pending action answers to `r`. */
  isFirst: boolean;
}

function Refusal({ said }: { said: string }) {
  return (
    <p role="alert" className="mt-3 w-full text-danger">
      Not done: {said}
    </p>
  );
}

/** Approve or decline. Never shown as done before the responder says so. */
export function DecideAction({ proposed, canApprove, isPending, isFirst }: Props) {
  const [open, setOpen] = useState<'approve' | 'decline' | null>(null);
  const { decide, isBusy, refusal } = useDecide();
  const { id, tenant } = proposed;
  const close = () => setOpen(null);
  useKeys(isFirst && canApprove ? { respond: () => setOpen('approve') } : {});
  // It was decided elsewhere while the reader had it before them.
  const isOvertaken = !isPending && open !== null;
  const said = isOvertaken ? 'Someone decided first.' : refusal;
  if (!isPending) return said && <Refusal said={said} />;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      <button
        type="button"
        className="button button-danger"
        disabled={!canApprove || isBusy}
        onClick={() => setOpen('approve')}
        {...(isFirst && { 'data-respond': '' })}
      >
        Approve… {isFirst && <Kbd of="respond" />}
      </button>
      <button
        type="button"
        className="button"
        disabled={!canApprove || isBusy}
        onClick={() => setOpen('decline')}
      >
        Decline…
      </button>
      {!canApprove && <p className="w-full text-text2">Read-only: your role here is viewer.</p>}
      {said && <Refusal said={said} />}
      {open === 'approve' && (
        <ApproveDialog
          proposed={proposed}
          onClose={close}
          onApprove={() => {
            close();
            void decide(() => ask('approve', { tenant: tenant.slug, id }));
          }}
        />
      )}
      {open === 'decline' && (
        <DeclineDialog
          proposed={proposed}
          onClose={close}
          onDecline={(reason) => {
            close();
            void decide(() => ask('decline', { tenant: tenant.slug, id, reason }));
          }}
        />
      )}
    </div>
  );
}
