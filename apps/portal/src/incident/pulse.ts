import type { Incident } from '../graphql/schema.ts';

/** What tells a page that it is out of date. */
export interface Pulse {
  revision: number;
  /** Decisions, responses and comments as one comparable text. */
  work: string;
}

interface Beating {
  status: Incident['status'];
  actions: readonly { id: string; state: string }[];
  activity: readonly { at: string }[];
}

/** The changing part of an incident, comparable. */
export const workOf = ({ status, actions, activity }: Beating): string =>
  JSON.stringify([status, actions.map(({ id, state }) => [id, state]), activity.length]);
