import { type BuiltDay, isOnlyStated } from '@nightjar/core';
import type { Learnt } from './learn.ts';

interface Seen {
  days: number;
  networks: Map<string, number>;
  clients: Map<string, number>;
}

const entitiesMax = 500;
/** Fewer active days than this, and how rare a network is stays unknown. */
const judgedDaysMin = 10;
const valuesMax = 10;

/** Who was learnt, on how many days and by what. */
export class KnownEntities {
  readonly seen = new Map<string, Seen>();

  /** The same days, counted as they pass. */
  *count(days: Iterable<BuiltDay>): Generator<BuiltDay> {
    for (const day of days) {
      if (!isOnlyStated(day)) this.#add(day);
      yield day;
    }
  }

  #add(day: BuiltDay): void {
    const entity = this.seen.get(day.subject) ?? {
      days: 0,
      networks: new Map(),
      clients: new Map(),
    };
    this.seen.set(day.subject, entity);
    if (day.active) entity.days++;
    count(entity.networks, day.values.asn);
    count(entity.clients, day.values.client);
  }
}

/** Who was learnt and by what: the first entities by key, and how many there are. */
export function toEntities({ names, entities: { seen } }: Pick<Learnt, 'names' | 'entities'>) {
  const entities = [...seen]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, entitiesMax)
    .map(([key, entity]) => ({
      key,
      name: names.get(key) ?? key,
      daysActive: entity.days,
      networks: ranked(entity.networks),
      clients: ranked(entity.clients),
    }));
  const unjudged = [...seen.values()].filter(({ days }) => days < judgedDaysMin);
  return { entities, entitiesTotal: seen.size, entitiesUnjudged: unjudged.length };
}

function count(into: Map<string, number>, values: readonly string[] | undefined): void {
  for (const value of values ?? []) into.set(value, (into.get(value) ?? 0) + 1);
}

function ranked(counts: Map<string, number>): { value: string; days: number }[] {
  return [...counts]
    .map(([value, days]) => ({ value, days }))
    .sort((a, b) => b.days - a.days || (a.value < b.value ? -1 : 1))
    .slice(0, valuesMax);
}
