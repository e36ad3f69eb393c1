'use client';
import { ask } from '../graphql/ask.ts';
import { Kbd } from '../keyboard/kbd.tsx';
import { useKeys } from '../keyboard/use-keys.ts';
import type { useDecide } from '../response/use-decide.ts';
import type { Decidable } from './incident-actions.tsx';
import type { DialogName } from './incident-dialogs.tsx';
import { isOpen } from './words.ts';

interface Props {
  incident: Decidable;
  decide: ReturnType<typeof useDecide>['decide'];
  isBusy: boolean;
  onShow: (dialog: DialogName) => void;
}

/** Who works on it, how far they are, and whether it is in the way. */
export function WorkActions({ incident, decide, isBusy, onShow }: Props) {
  const { isPinned, snoozedUntil } = incident;
  const target = { tenant: incident.tenant.slug, id: incident.id };
  const pin = () => void decide(() => ask('pin', { ...target, pinned: !isPinned }));
  const wake = () => void decide(() => ask('snooze', { ...target, until: null }));
  const snooze = snoozedUntil === null ? () => onShow('snooze') : wake;
  const status = () => onShow('status');
  const assign = () => onShow('assign');
  // What is resolved can still be closed.
  const canMove = incident.status !== 'CLOSED';
  const canWork = isOpen(incident);
  useKeys({ assign, pin, ...(canMove && { status }), ...(canWork && { snooze }) });
  return (
    <>
      {canMove && (
        <button type="button" className="button" disabled={isBusy} onClick={status}>
          Status… <Kbd of="status" />
        </button>
      )}
      <button type="button" className="button" disabled={isBusy} onClick={assign}>
        Assign… <Kbd of="assign" />
      </button>
      {canWork && (
        <button type="button" className="button" disabled={isBusy} onClick={snooze}>
          {snoozedUntil === null ? 'Snooze…' : 'Wake'} <Kbd of="snooze" />
        </button>
      )}
      <button
        type="button"
        className="button"
        disabled={isBusy}
        aria-pressed={isPinned}
        onClick={pin}
      >
        {isPinned ? 'Pinned' : 'Pin'} <Kbd of="pin" />
      </button>
    </>
  );
}
