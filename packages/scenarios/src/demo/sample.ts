import type { ExportPlan } from './export-records.ts';

/** The export that ships as `samples/contoso-takeover.jsonl.gz`: few people, thirty days, one takeover. */
export const samplePlan: ExportPlan = {
  scenario: 'a',
  days: 30,
  seed: 'sample',
  anchor: Date.UTC(2026, 5, 11, 14),
  size: 12,
  activity: 0.3,
  mails: 400,
};
