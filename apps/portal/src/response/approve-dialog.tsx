'use client';
import { Told } from '../text/told.tsx';
import { Modal } from '../ui/modal.tsx';

/** What a person is asked to decide. */
export interface Proposed {
  id: string;
  name: string;
  targetName: string;
  effect: string;
  reversible: boolean;
  tenant: { slug: string; name: string };
}

interface Props {
  proposed: Proposed;
  onApprove: () => void;
  onClose: () => void;
}

/** Names the tenant and the target before anything happens to them. */
export function ApproveDialog({ proposed, onApprove, onClose }: Props) {
  const { name, targetName, effect, reversible, tenant } = proposed;
  return (
    <Modal title={`${name}?`} onClose={onClose}>
      <dl className="mb-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        <dt className="text-text2">Tenant</dt>
        <dd className="font-strong">
          <Told text={tenant.name} max={80} />
        </dd>
        <dt className="text-text2">Target</dt>
        <dd className="font-strong">
          <Told text={targetName} max={120} />
        </dd>
        <dt className="text-text2">Effect</dt>
        <dd>
          <Told text={effect} />
        </dd>
        <dt className="text-text2">Reversible</dt>
        <dd>{reversible ? 'Yes' : 'No'}</dd>
      </dl>
      <div className="flex flex-wrap justify-end gap-2">
        <button type="button" className="button" onClick={onClose}>
          Not now
        </button>
        <button type="button" className="button button-danger" autoFocus onClick={onApprove}>
          <span>
            {name} of <Told text={targetName} max={60} /> in <Told text={tenant.name} max={60} />
          </span>
        </button>
      </div>
    </Modal>
  );
}
