'use client';
import { useReducer } from 'react';
import { ask, AskFault } from '../graphql/ask.ts';
import type { Operations } from '../graphql/operations.ts';
import type { IncidentRow } from '../graphql/schema.ts';
import { usePolling } from '../ui/use-polling.ts';
import { apiFilterOf } from './filter.ts';
import type { QueueFilter } from './filter.ts';
import { mergeRows } from './merge-rows.ts';
import type { Shown } from './merge-rows.ts';

export type QueueAnswer = Operations['queue']['result'];

export interface QueueState {
  answer: QueueAnswer;
  shown: Shown;
  /** Epoch ms of the last good answer, and of now. */
  answeredAt: number;
  now: number;
  fault: AskFault | null;
  /** Rows the person has just decided. */
  decided: ReadonlySet<string>;
}

type Change =
  | { kind: 'answered'; answer: QueueAnswer; now: number }
  | { kind: 'failed'; fault: AskFault; now: number }
  | { kind: 'applied' }
  | { kind: 'decided' | 'reopened'; id: string };

const rowsOf = (answer: QueueAnswer): IncidentRow[] =>
  answer.incidents.edges.map(({ node }) => node);

const without = (rows: IncidentRow[], ids: ReadonlySet<string>): IncidentRow[] =>
  rows.filter(({ id }) => !ids.has(id));

function reduce(state: QueueState, change: Change): QueueState {
  switch (change.kind) {
    case 'answered': {
      const { answer, now } = change;
      const shown = mergeRows(state.shown.rows, without(rowsOf(answer), state.decided));
      return { ...state, answer, shown, answeredAt: now, now, fault: null };
    }
    case 'failed':
      return { ...state, fault: change.fault, now: change.now };
    case 'applied':
      return { ...state, shown: mergeRows([], without(rowsOf(state.answer), state.decided)) };
    case 'decided': {
      const decided = new Set([...state.decided, change.id]);
      return {
        ...state,
        decided,
        shown: { ...state.shown, rows: without(state.shown.rows, decided) },
      };
    }
    case 'reopened': {
      const decided = new Set([...state.decided].filter((id) => id !== change.id));
      return { ...state, decided };
    }
  }
}

/** The queue's rows, kept fresh by polling without moving what is on screen. */
export function useQueue(filter: QueueFilter, answer: QueueAnswer, now: number) {
  const [state, change] = useReducer(reduce, {
    answer,
    shown: mergeRows([], rowsOf(answer)),
    answeredAt: now,
    now,
    fault: null,
    decided: new Set<string>(),
  });
  usePolling(async () => {
    const asked = apiFilterOf(filter);
    try {
      const fresh = await ask('queue', { filter: asked, tenants: asked.tenants ?? null });
      change({ kind: 'answered', answer: fresh, now: Date.now() });
    } catch (fault) {
      if (!(fault instanceof AskFault)) throw fault;
      change({ kind: 'failed', fault, now: Date.now() });
    }
  });
  return { state, change };
}
