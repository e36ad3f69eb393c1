import type { OcsfVersion } from '../compile/ocsf-sources.ts';

/** An event that we hand on; which attributes it has is its class's matter. */
export interface OcsfRecord {
  category_uid: number;
  class_uid: number;
  activity_id: number;
  type_uid: number;
  severity_id: number;
  /** Epoch ms. */
  time: number;
  metadata: { uid: string; version: OcsfVersion; [attribute: string]: unknown };
  [attribute: string]: unknown;
}

/** How it is to be written: rich in 1.8.0; 1.1.0 as Amazon Security Lake takes it. */
export interface ExportOptions {
  version: OcsfVersion;
  /** Nightjar's own version. */
  productVersion: string;
}

interface Head {
  classUid: number;
  activity: number;
  severity: number;
  time: number;
  tenantId: string;
  /** Of this report on the thing; a later report has another. */
  uid: string;
}

/** What every event begins with. */
export function headOf(of: Head, { version, productVersion }: ExportOptions): OcsfRecord {
  return {
    category_uid: Math.floor(of.classUid / 1000),
    class_uid: of.classUid,
    activity_id: of.activity,
    type_uid: of.classUid * 100 + of.activity,
    severity_id: of.severity,
    time: of.time,
    metadata: {
      version,
      uid: of.uid,
      product: { name: 'Nightjar', vendor_name: 'Nightjar', version: productVersion },
      log_name: 'findings',
      tenant_uid: of.tenantId,
    },
  };
}

/** Create, Update, Close: the same in both classes of findings. */
export const findingActivities = { create: 1, update: 2, close: 3 } as const;
export type FindingActivity = keyof typeof findingActivities;

export const severityIds = {
  Informational: 1,
  Low: 2,
  Medium: 3,
  High: 4,
  Critical: 5,
} as const;

/** Longest text that 1.1.0 takes. */
const textMax = 65_535;

/** Outsiders' text as a value: whole characters, no longer than the schema takes. */
export function textOf(text: string): string {
  return text.slice(0, textMax).toWellFormed();
}
