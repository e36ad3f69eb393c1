export { abusedApplications } from './applications.ts';
export { sourcePageAddresses, type AttackPlan, type AttackRecord } from './attack.ts';
export { benignDays, type BenignOptions } from './benign-days.ts';
export {
  demoMssps,
  demoOrganisation,
  demoTimeline,
  type DemoMssp,
  type DemoTenant,
  type DemoTimeline,
  type ScheduledRecord,
} from './demo.ts';
export { exportRecords, type ExportPlan } from './export-records.ts';
export { mergeRecords } from './merge-records.ts';
export { createOrganisation } from './organisation.ts';
export { scenarioA, type ScenarioAPlan } from './scenario-a.ts';
export { scenarioB } from './scenario-b.ts';
export type { Organisation, OrganisationPlan, Person, VendorRecord } from './types.ts';
export { writeEntraJson } from './write/entra-json.ts';
export { writeEntraJsonLines, writeM365JsonLines } from './write/json-lines.ts';
export { writeSearchUnifiedAuditLogCsv } from './write/search-csv.ts';
