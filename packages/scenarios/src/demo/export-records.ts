import { benignDays } from '../office/benign-days.ts';
import { mergeRecords } from '../merge-records.ts';
import { directoryOf } from '../people/directory-of.ts';
import { createOrganisation } from '../people/organisation.ts';
import { scenarioA } from '../attacks/scenario-a.ts';
import { scenarioB } from '../attacks/scenario-b.ts';
import { dayMs } from '../time.ts';
import type { Organisation, VendorRecord } from '../types.ts';

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

function organisationOf({ seed, size }: ExportPlan): Organisation {
  return createOrganisation({
    seed,
    name: 'Contoso Lamps',
    slug: 'contosolamps',
    domain: 'contoso-lamps.example',
    size,
    countries: ['GB'],
    named,
  });
}

/** The directory behind an export, as of its first day. */
export function exportDirectory(plan: ExportPlan): Iterable<VendorRecord> {
  return directoryOf(organisationOf(plan), plan.anchor - plan.days * dayMs);
}

/** All records of an export in the order in which they happen. */
export function exportRecords(plan: ExportPlan): Iterable<VendorRecord> {
  const organisation = organisationOf(plan);
  const benign = benignDays(organisation, plan);
  if (plan.scenario === 'benign') return benign;
  const { anchor, slowdown, mails } = plan;
  const attack = { organisation, anchor, slowdown, mails, victim: named.upn };
  const { records } = plan.scenario === 'a' ? scenarioA(attack) : scenarioB(attack);
  return mergeRecords(benign, records);
}
