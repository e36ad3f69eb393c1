'use client';
import { ChoiceDialog } from './choice-dialog.tsx';
import { snoozes } from './snoozes.ts';

interface Props {
  displayId: string;
  onChoose: (until: string) => void;
  onClose: () => void;
}

/** Until when it is out of the way. */
export function SnoozeDialog({ displayId, onChoose, onClose }: Props) {
  return (
    <ChoiceDialog
      title={`Snooze ${displayId} until new evidence comes, or for`}
      choices={snoozes}
      onChoose={(chosen) => {
        const { hours } = snoozes.find(({ id }) => id === chosen)!;
        onChoose(new Date(Date.now() + hours * 3_600_000).toISOString());
      }}
      onClose={onClose}
    />
  );
}
