import { quantile } from '../../bench/measure.ts';
import type { AssessedTenant } from './assess-tenant.ts';

export const groupingMin = 0.98;

/** What all tenants say together. */
export function summariseGrouping(tenants: readonly AssessedTenant[]) {
  const sum = (of: (one: AssessedTenant) => number): number =>
    tenants.reduce((total, one) => total + of(one), 0);
  const stories = tenants.flatMap((one) => one.stories);
  const right = sum(({ pairs }) => pairs.right);
  const share = (part: number, whole: number): number =>
    whole === 0 ? 0 : Math.floor((part / whole) * 10_000) / 10_000;
  const minutes = stories.flatMap(({ titleMinutes }) => titleMinutes ?? []);
  return {
    stories: stories.length,
    precision: share(
      right,
      sum(({ pairs }) => pairs.together),
    ),
    recall: share(
      right,
      sum(({ pairs }) => pairs.alike),
    ),
    oneIncidentPerStory: share(
      stories.filter(({ incidents }) => incidents === 1).length,
      stories.length,
    ),
    withoutIncident: stories.filter(({ incidents }) => incidents === 0).length,
    mixed: stories.filter(({ mixedWith }) => mixedWith.length > 0).length,
    wrongLinks: countNames(tenants.flatMap((one) => one.wrongLinks)),
    otherIncidents: sum((one) => one.otherIncidents),
    breachesPerIncident: quantile(
      tenants.flatMap(({ sizes }) => sizes),
      0.5,
    ),
    titleMinutes: quantile(minutes, 0.5),
    titleMinutesP95: quantile(minutes, 0.95),
  };
}

function countNames(names: readonly string[]): Record<string, number> {
  const counts = [...Map.groupBy(names, (name) => name)].map(
    ([name, all]) => [name, all.length] as const,
  );
  return Object.fromEntries(counts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether what is of one story is together, and nothing else is. */
export function isGroupingMet(of: { stories: number; precision: number; recall: number }): boolean {
  return of.stories > 0 && of.precision >= groupingMin && of.recall >= groupingMin;
}
