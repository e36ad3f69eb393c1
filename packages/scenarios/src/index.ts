export type { AttackPlan } from './attacks/attack.ts';
export { capitalOne, type CapitalOnePlan } from './attacks/cloud/capital-one.ts';
export { cloudActNames, type CloudActName } from './attacks/cloud/cloud-acts.ts';
export { cloudAttack } from './attacks/cloud/cloud-attack.ts';
export { cloudCauses } from './attacks/cloud/cloud-causes.ts';
export type { CloudAttackPlan } from './attacks/cloud/intrude.ts';
export { exposure, type ExposurePlan, type ExposureVariant } from './attacks/exposure.ts';
export type { AttackRecord, GroundTruth, StagedAttack, TrueAct } from './attacks/ground-truth.ts';
export { modelPaths } from './attacks/model-paths.ts';
export { patience, type PatiencePlan } from './attacks/patience.ts';
export { scenarioA, type ScenarioAPlan } from './attacks/scenario-a.ts';
export { scenarioB } from './attacks/scenario-b.ts';
export { sourcePageAddresses } from './attacks/source-page.ts';
export { varyAttack } from './attacks/vary-attack.ts';
export { createCloudAccount, type CloudAccount } from './cloud/cloud-account.ts';
export { cloudDays, type CloudOptions } from './cloud/cloud-days.ts';
export {
  demoMssps,
  demoOrganisation,
  demoTimeline,
  type DemoMssp,
  type DemoTenant,
  type DemoTimeline,
  type ScheduledRecord,
} from './demo/demo.ts';
export { exportRecords, type ExportPlan } from './demo/export-records.ts';
export { mergeRecords } from './merge-records.ts';
export { createFleet, type Fleet, type Machine } from './network/fleet.ts';
export { networkDays, type NetworkOptions } from './network/network-days.ts';
export {
  benignTenants,
  type BenignTenant,
  type BenignTenantsPlan,
} from './noise/benign-tenants.ts';
export { noiseNames, type NoiseName } from './noise/noises.ts';
export { benignDays, type BenignOptions } from './office/benign-days.ts';
export { abusedApplications } from './people/applications.ts';
export { directoryOf } from './people/directory-of.ts';
export { createOrganisation } from './people/organisation.ts';
export { strangers } from './places/strangers.ts';
export type { Organisation, OrganisationPlan, Person, VendorRecord } from './types.ts';
export { writeEntraJson } from './write/entra-json.ts';
export { writeEntraJsonLines, writeM365JsonLines } from './write/json-lines.ts';
export { writeSearchUnifiedAuditLogCsv } from './write/search-csv.ts';
