import type { Incident } from '../graphql/schema.ts';

/** What tells a page that it is out of date. */
export interface Pulse {
  revision: number;
  /** Decisions, responses and comments as one comparable text. */
  work: string;
}

interface Beating {
  status: Incident['status'];
  snoozedUntil: string | null;
  assignee: { id: string } | null;
  actions: readonly { id: string; state: string }[];
  activity: readonly { at: string }[];
}

/** The changing part of an incident, comparable. */
export const workOf = ({ status, snoozedUntil, assignee, actions, activity }: Beating): string =>
  JSON.stringify([
    status,
    snoozedUntil,
    assignee?.id,
    actions.map(({ id, state }) => [id, state]),
    activity.length,
  ]);
