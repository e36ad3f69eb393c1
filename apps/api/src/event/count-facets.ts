import { hourMs, sources } from '@nightjar/core';
import { countEventFacets, eventFacets, type EventFacet, type TenantTx } from '@nightjar/db';
import { restrictionOf, type EventFilter } from './restriction-of.ts';
import { outcomes } from './shape-event.ts';

const eventsMax = 20_000;
const valuesMax = 10;

/** Columns that hold an index into these words. */
const words: Partial<Record<EventFacet, readonly string[]>> = {
  outcome: outcomes,
  source: sources,
};

const fieldOf = (facet: EventFacet): string => facet.replace(/[A-Z]/g, '_$&').toUpperCase();

/** What the newest events of a filter show, as the schema has it. */
export async function countFacets(tx: TenantTx, filter: EventFilter) {
  const restriction = restrictionOf(filter);
  if (restriction === undefined) return noFacets;
  const { counted, values, hours } = await countEventFacets(tx, {
    ...restriction,
    eventsMax,
    valuesMax,
  });
  const shown = (facet: EventFacet, value: string) => words[facet]?.[Number(value)] ?? value;
  return {
    counted,
    isWhole: counted < eventsMax,
    facets: eventFacets.map((facet) => ({
      field: fieldOf(facet),
      values: values
        .filter((one) => one.facet === facet)
        .map(({ value, count }) => ({ value: shown(facet, value), count })),
    })),
    hours: [...hours]
      .sort(([a], [b]) => a - b)
      .map(([hour, count]) => ({ at: hour * hourMs, count })),
  };
}

/** Of nobody's events. */
export const noFacets = {
  counted: 0,
  isWhole: true,
  facets: eventFacets.map((facet) => ({ field: fieldOf(facet), values: [] })),
  hours: [],
};
