import type { ExclusionCondition, WholeBreach } from '../graphql/detection.ts';

/** What the acts of a breach have in common that an exclusion can ask for, what narrows most first. */
export function suggestConditions({ evidence, subject }: WholeBreach): ExclusionCondition[] {
  const same = (values: readonly (string | null)[]): string | null =>
    new Set(values).size === 1 ? values[0]! : null;
  const found: [ExclusionCondition['field'], string | null][] = [
    ['ACCOUNT', subject.key.startsWith('ip:') ? null : subject.key],
    ['OPERATION', same(evidence.map(({ operation }) => operation))],
    ['APPLICATION', same(evidence.map(({ application }) => application))],
    ['CLIENT', same(evidence.map(({ clientFamily }) => clientFamily))],
  ];
  return found.flatMap(([field, value]) => (value === null ? [] : [{ field, value }]));
}
