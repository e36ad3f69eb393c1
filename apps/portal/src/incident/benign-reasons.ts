import type { BenignReason, Severity } from '../graphql/schema.ts';

/** In the order of their digits. */
export const benignReasons: readonly { reason: BenignReason; says: string }[] = [
  { reason: 'EXPECTED_CHANGE', says: 'Expected change' },
  { reason: 'AUTHORISED_TEST', says: 'Authorised test' },
  { reason: 'KNOWN_TOOL', says: 'Known tool or service' },
  { reason: 'TRAVEL', says: 'Travel or remote work' },
  { reason: 'MODEL_TOO_SENSITIVE', says: 'Model too sensitive' },
  { reason: 'OTHER', says: 'Other' },
];

/** Whether closing so needs a note. */
export const needsNote = (reason: BenignReason, severity: Severity): boolean =>
  reason === 'OTHER' || severity === 'CRITICAL';
