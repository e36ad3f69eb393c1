'use client';
import { ask } from '../graphql/ask.ts';
import type { Decided } from '../graphql/operations.ts';
import type { IncidentStatus } from '../graphql/schema.ts';
import { plainOf } from '../text/pieces.ts';
import { BenignDialog } from './benign-dialog.tsx';
import { ChoiceDialog } from './choice-dialog.tsx';
import type { Decidable } from './incident-actions.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { VerdictDialog } from './verdict-dialog.tsx';
import { statusWord } from './words.ts';

export type DialogName = 'benign' | 'verdict' | 'status' | 'assign' | 'snooze';

interface Props {
  shown: DialogName;
  incident: Decidable;
  decide: (work: () => Promise<{ decided: Decided }>) => Promise<boolean>;
  onClose: () => void;
}

const nobody = 'nobody';

const movesOf = ({ status }: Decidable): readonly IncidentStatus[] =>
  status === 'RESOLVED' ? ['CLOSED'] : ['IN_PROGRESS', 'ON_HOLD'];

/** The dialog of a decision; choosing closes it and decides. */
export function IncidentDialogs({ shown, incident, decide, onClose }: Props) {
  const { id, displayId, title, severity, status, tenant, assignee } = incident;
  const target = { tenant: tenant.slug, id };
  const about = { displayId, title, severity, tenantName: tenant.name, onClose };
  const run = (work: () => Promise<{ decided: Decided }>) => {
    onClose();
    void decide(work);
  };
  switch (shown) {
    case 'benign':
      return (
        <BenignDialog
          {...about}
          onChoose={(choice) => run(() => ask('closeAsBenign', { ...target, ...choice }))}
        />
      );
    case 'verdict':
      return (
        <VerdictDialog
          {...about}
          onChoose={(choice) => run(() => ask('conclude', { ...target, ...choice }))}
        />
      );
    case 'snooze':
      return (
        <SnoozeDialog
          displayId={displayId}
          onClose={onClose}
          onChoose={(until) => run(() => ask('snooze', { ...target, until }))}
        />
      );
    case 'status':
      return (
        <ChoiceDialog
          title={`Status of ${displayId}`}
          choices={movesOf(incident).map((one) => ({ id: one, says: statusWord[one] }))}
          current={status}
          onClose={onClose}
          onChoose={(to) => run(() => ask('move', { ...target, to: to as IncidentStatus }))}
        />
      );
    case 'assign':
      return (
        <ChoiceDialog
          title={`Assign ${displayId} to`}
          choices={[
            ...tenant.analysts.map((one) => ({ id: one.id, says: plainOf(one.name, 60) })),
            { id: nobody, says: 'Nobody' },
          ]}
          current={assignee?.id ?? nobody}
          onClose={onClose}
          onChoose={(person) =>
            run(() => ask('assign', { ...target, person: person === nobody ? null : person }))
          }
        />
      );
  }
}
