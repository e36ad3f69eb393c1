import { benignDays } from '../office/benign-days.ts';
import { mergeRecords } from '../merge-records.ts';
import { createOrganisation } from '../people/organisation.ts';
import { scenarioA } from '../attacks/scenario-a.ts';
import { scenarioB } from '../attacks/scenario-b.ts';
import type { VendorRecord } from '../types.ts';

/** What to export: ordinary days of an invented organisation, and an attack on one of its people among them. */
export interface ExportPlan {
  scenario: 'a' | 'b' | 'benign';
  days: number;
  seed: string;
  anchor: number;
  size: number;
  activity?: number;
  slowdown?: number;
  mails?: number;
}

const named = {
  displayName: 'Julia Ortega',
  upn: 'j.ortega@contoso-lamps.example',
  department: 'Finance',
};

/** All records of an export in the order in which they happen. */
export function exportRecords(plan: ExportPlan): Iterable<VendorRecord> {
  const organisation = createOrganisation({
    seed: plan.seed,
    name: 'Contoso Lamps',
    slug: 'contosolamps',
    domain: 'contoso-lamps.example',
    size: plan.size,
    countries: ['GB'],
    named,
  });
  const benign = benignDays(organisation, plan);
  if (plan.scenario === 'benign') return benign;
  const { anchor, slowdown, mails } = plan;
  const attack = { organisation, anchor, slowdown, mails, victim: named.upn };
  const { records } = plan.scenario === 'a' ? scenarioA(attack) : scenarioB(attack);
  return mergeRecords(benign, records);
}
