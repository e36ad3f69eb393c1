'use client';
import { useState } from 'react';
import type { BenignChoice } from '../incident/benign-dialog.tsx';
import { ask, AskFault } from '../graphql/ask.ts';
import type { Decided } from '../graphql/operations.ts';
import type { IncidentRow } from '../graphql/schema.ts';
import type { Undoable } from './undo-bar.tsx';

interface Effects {
  onDecided: (id: string) => void;
  onReopened: (id: string) => void;
}

const target = (row: IncidentRow) => ({ tenant: row.tenant.slug, id: row.id });

/** Runs a decision, and keeps why the last one was refused. */
function useRefusal() {
  const [refusal, setRefusal] = useState<string | null>(null);
  async function decide(work: () => Promise<{ decided: Decided }>): Promise<boolean> {
    try {
      const { decided } = await work();
      setRefusal(decided.message ?? null);
      return decided.message === undefined;
    } catch (fault) {
      if (!(fault instanceof AskFault)) throw fault;
      setRefusal(fault.message);
      return false;
    }
  }
  return { decide, refusal };
}

/** Acknowledge, close and snooze from the list; what was refused is said, the last close or snooze can be undone. */
export function useDecisions({ onDecided, onReopened }: Effects) {
  const { decide, refusal } = useRefusal();
  const [last, setLast] = useState<Undoable | null>(null);

  async function acknowledge(row: IncidentRow) {
    if (await decide(() => ask('acknowledge', target(row)))) {
      onDecided(row.id);
      setLast(null);
    }
  }

  async function undo(row: IncidentRow) {
    setLast(null);
    if (await decide(() => ask('reopen', target(row)))) onReopened(row.id);
  }

  async function closeAsBenign(row: IncidentRow, choice: BenignChoice) {
    if (!(await decide(() => ask('closeAsBenign', { ...target(row), ...choice })))) return;
    onDecided(row.id);
    setLast({ text: `${row.displayId} closed as benign.`, undo: () => void undo(row) });
  }

  async function wake(row: IncidentRow) {
    setLast(null);
    if (await decide(() => ask('snooze', { ...target(row), until: null }))) onReopened(row.id);
  }

  async function snooze(row: IncidentRow, until: string) {
    if (!(await decide(() => ask('snooze', { ...target(row), until })))) return;
    onDecided(row.id);
    setLast({ text: `${row.displayId} snoozed.`, undo: () => void wake(row) });
  }

  return { acknowledge, closeAsBenign, snooze, refusal, last, forget: () => setLast(null) };
}
