export { ocsfVersions } from '../compile/ocsf-sources.ts';
export type { ExportOptions, FindingActivity, OcsfRecord } from './finding.ts';
export type { FindingNotes } from './finding-info-of.ts';
export { toDetectionFinding } from './to-detection-finding.ts';
export { type IncidentNotes, toIncidentFinding } from './to-incident-finding.ts';
export { type ActionNotes, toResponseActivity } from './to-response-activity.ts';
