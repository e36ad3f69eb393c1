import { isDeepStrictEqual } from 'node:util';
import { type CompiledModel, compileModels } from '@nightjar/core';
import { readCatalog } from '@nightjar/models/read-catalog';
import { expectFindings } from '../reference/expect-findings.ts';
import { referredModels, referredPart } from '../reference/referred-part.ts';
import type { Findings } from './live-tenant.ts';
import { tenantId, type PropertyEvent } from './make-events.ts';

const sorted = <T extends { id: string }>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => (a.id < b.id ? -1 : 1));

const breachOf = (breach: {
  id: string;
  key: string;
  windowIndex: number;
  subject: string;
  time: number;
  endTime: number;
  score: number;
}) => {
  const { id, key, windowIndex, subject, time, endTime, score } = breach;
  return { id, key, windowIndex, subject, time, endTime, score };
};

let referred: readonly CompiledModel[] | undefined;

/** Of the models that ship those of which the reference has a definition of its own. */
export function modelsReferredTo(): readonly CompiledModel[] {
  const uuids = new Set<unknown>(referredModels);
  referred ??= compileModels(
    readCatalog().filter(({ value }) => uuids.has((value as { uuid?: unknown }).uuid)),
  );
  return referred;
}

/** What the product and the reference say of the same events, in the same shape. */
export function compareWithReference(
  events: readonly PropertyEvent[],
  found: Findings,
): { part: string; found: unknown; expected: unknown }[] {
  const expected = expectFindings(
    tenantId,
    events.map(({ act }) => act),
  );
  const parts = {
    days: [found.days.map(referredPart), expected.days],
    breaches: [
      sorted(found.breaches).map((one) => ({
        ...breachOf(one),
        model: one.modelPath,
        evidence: one.evidence.map(({ id }) => id).toSorted(),
      })),
      sorted(expected.breaches).map((one) => ({
        ...breachOf(one),
        model: one.model.path,
        evidence: one.evidence,
      })),
    ],
    incidents: [
      sorted(found.incidents).map(({ id, category, score, start, breachIds }) => ({
        id,
        category,
        score,
        start,
        breachIds,
      })),
      sorted(expected.incidents),
    ],
  };
  return Object.entries(parts).flatMap(([part, [ours, theirs]]) =>
    differencesOf(part, ours as unknown[], theirs as unknown[]),
  );
}

const differencesOf = (part: string, found: unknown[], expected: unknown[]) => [
  ...found
    .filter((one) => !expected.some((other) => isDeepStrictEqual(one, other)))
    .map((one) => ({ part, found: one, expected: null })),
  ...expected
    .filter((one) => !found.some((other) => isDeepStrictEqual(one, other)))
    .map((one) => ({ part, found: null, expected: one })),
];
