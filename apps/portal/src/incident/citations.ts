import type { EvidenceEvent, Incident } from '../graphql/schema.ts';

/** Number of each cited event, in the order in which the story cites it. */
export function numberCitations(story: Incident['story']): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const id of story.flatMap(({ evidence }) => evidence)) {
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  }
  return numbers;
}

/** The copies of events kept with the breaches, by event id. */
export const evidenceById = (breaches: Incident['breaches']): ReadonlyMap<string, EvidenceEvent> =>
  new Map(breaches.flatMap(({ evidence }) => evidence).map((event) => [event.id, event]));
