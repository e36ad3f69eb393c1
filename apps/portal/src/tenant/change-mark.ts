import type { IncidentPeek } from '../graphql/schema.ts';

/** What changes when an overview is out of date, as one comparable text. */
export const changeMark = (incidents: readonly IncidentPeek[]): string =>
  JSON.stringify(
    incidents.map(({ id, revision, status, actions }) => [
      id,
      revision,
      status,
      actions.map(({ state }) => state),
    ]),
  );
