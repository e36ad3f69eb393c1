import {
  actOf,
  isTaught,
  kindOfOperation,
  type Metric,
  type Source,
  sources,
} from '@nightjar/core';
import { listFixtures } from '../list-fixtures.ts';
import { vendors } from '../vendors.ts';
import { named } from './named.ts';

/** What becomes of one operation. */
export interface TaughtOperation {
  source: Source;
  within: string;
  operation: string;
  classUid: number;
  activityId: number;
  metrics: readonly Metric[];
}

const lookUp = () =>
  ({ asn: null, asnName: null, country: null, class: 'none', version: 'none' }) as const;

/** Every operation that we can name, as its feed's normaliser and the core take it; of one name each outcome. */
export function listTaught(): TaughtOperation[] {
  const byName = named.flatMap(({ source, within, operations, recordOf }) =>
    operations.map((operation) => read(source, within, recordOf(operation))),
  );
  const namedSources = new Set(byName.map(({ source }) => source));
  // Feeds whose records have kinds rather than operations are shown by their fixtures.
  const byFixture = sources
    .filter((source) => !namedSources.has(source) && source !== 'ocsf')
    .flatMap((source) => listFixtures(source).map(({ record }) => read(source, '', record)))
    .filter((one) => isTaught(one));
  return unique([...byName, ...byFixture]);
}

function read(source: Source, within: string, record: unknown): TaughtOperation {
  const normalised = vendors[source].normalise(record, lookUp);
  if (!normalised.ok) throw new Error(`${source}: ${normalised.reason}`);
  const { metric, alsoMetrics } = actOf(normalised.event, { id: '', source });
  return {
    ...kindOfOperation(source, normalised.event),
    within,
    metrics: [metric, ...alsoMetrics],
  };
}

function unique(operations: readonly TaughtOperation[]): TaughtOperation[] {
  return [...new Map(operations.map((one) => [JSON.stringify(one), one])).values()];
}
