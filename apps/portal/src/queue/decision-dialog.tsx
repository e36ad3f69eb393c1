'use client';
import type { IncidentRow } from '../graphql/schema.ts';
import { BenignDialog } from '../incident/benign-dialog.tsx';
import type { BenignChoice } from '../incident/benign-dialog.tsx';
import { SnoozeDialog } from '../incident/snooze-dialog.tsx';

/** A decision on a row that needs one more choice. */
export interface Asking {
  row: IncidentRow;
  about: 'benign' | 'snooze';
}

interface Props {
  asking: Asking;
  onBenign: (choice: BenignChoice) => void;
  onSnooze: (until: string) => void;
  onClose: () => void;
}

/** Asks for it; choosing closes the dialog. */
export function DecisionDialog({ asking, onBenign, onSnooze, onClose }: Props) {
  const { row, about } = asking;
  if (about === 'snooze') {
    const onChoose = (until: string) => {
      onClose();
      onSnooze(until);
    };
    return <SnoozeDialog displayId={row.displayId} onChoose={onChoose} onClose={onClose} />;
  }
  return (
    <BenignDialog
      displayId={row.displayId}
      title={row.title}
      tenantName={row.tenant.name}
      severity={row.severity}
      onClose={onClose}
      onChoose={(choice) => {
        onClose();
        onBenign(choice);
      }}
    />
  );
}
