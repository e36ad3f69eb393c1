'use client';
import { Told } from '../text/told.tsx';
import { Modal } from '../ui/modal.tsx';
import type { Proposed } from './approve-dialog.tsx';

interface Props {
  proposed: Proposed;
  onDecline: (reason: string) => void;
  onClose: () => void;
}

/** A refusal is kept with its reason. */
export function DeclineDialog({ proposed, onDecline, onClose }: Props) {
  return (
    <Modal title={`Decline: ${proposed.name.toLowerCase()}`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const reason = String(new FormData(event.currentTarget).get('reason')).trim();
          if (reason) onDecline(reason);
        }}
      >
        <p className="mb-3">
          Nothing will be done to <Told text={proposed.targetName} max={120} /> in{' '}
          <Told text={proposed.tenant.name} max={80} />.
        </p>
        <label className="block font-strong">
          Reason
          <textarea
            name="reason"
            required
            autoFocus
            rows={3}
            maxLength={2000}
            className="field mt-1 font-normal"
          />
        </label>
        <button type="submit" className="button button-primary mt-3">
          Decline
        </button>
      </form>
    </Modal>
  );
}
