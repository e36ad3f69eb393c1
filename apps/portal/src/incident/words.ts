import type { Incident, IncidentStatus, Verdict } from '../graphql/schema.ts';

export const statusWord: Record<IncidentStatus, string> = {
  NEW: 'New',
  IN_PROGRESS: 'In progress',
  ON_HOLD: 'On hold',
  RESOLVED: 'Resolved',
  CLOSED: 'Closed',
};

export const verdictWord: Record<Verdict, string> = {
  TRUE_POSITIVE: 'True positive',
  BENIGN_TRUE_POSITIVE: 'Benign true positive',
  FALSE_POSITIVE_LOGIC: 'False positive: the model',
  FALSE_POSITIVE_DATA: 'False positive: the record',
  DUPLICATE: 'Duplicate',
  UNDETERMINED: 'Undetermined',
};

export const isOpen = ({ status }: Pick<Incident, 'status'>): boolean =>
  status !== 'RESOLVED' && status !== 'CLOSED';

/** Where it stands, with its verdict or what a response did. */
export function statusOf(of: Pick<Incident, 'status' | 'conclusion' | 'containedAt'>): string {
  const { status, conclusion, containedAt } = of;
  const word = statusWord[status];
  if (conclusion) return `${word}: ${verdictWord[conclusion.verdict].toLowerCase()}`;
  return containedAt === null ? word : `${word}, contained`;
}
