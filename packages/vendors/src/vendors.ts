import type { Source } from '@nightjar/core';
import { awsCloudTrail } from './aws-cloudtrail/index.ts';
import { awsGuardDuty } from './aws-guardduty/index.ts';
import { awsIam } from './aws-iam/index.ts';
import { awsVpcFlow } from './aws-vpc-flow/index.ts';
import { azureActivity } from './azure-activity/index.ts';
import { azureFlow } from './azure-flow/index.ts';
import { entraAudit } from './entra-audit/index.ts';
import { entraDirectory } from './entra-directory/index.ts';
import { entraId } from './entra-id/index.ts';
import { entraRisk } from './entra-risk/index.ts';
import { messageTrace } from './message-trace/index.ts';
import { microsoft365 } from './microsoft-365/index.ts';
import { ocsf } from './ocsf/index.ts';
import { okta } from './okta/index.ts';
import { plainReason } from './plain-reason.ts';
import { suricata } from './suricata/index.ts';
import type { Vendor } from './vendor.ts';
import { zeek } from './zeek/index.ts';

const all: Readonly<Record<Source, Vendor>> = {
  'microsoft-365': microsoft365,
  'entra-id': entraId,
  'entra-audit': entraAudit,
  'entra-risk': entraRisk,
  'message-trace': messageTrace,
  'azure-activity': azureActivity,
  'azure-flow': azureFlow,
  zeek,
  suricata,
  'aws-guardduty': awsGuardDuty,
  'aws-cloudtrail': awsCloudTrail,
  'aws-vpc-flow': awsVpcFlow,
  okta,
  'entra-directory': entraDirectory,
  'aws-iam': awsIam,
  ocsf,
};

/** Every feed that Nightjar understands. A record is of the first that recognises it. */
export const vendors = Object.fromEntries(
  Object.entries(all).map(([source, vendor]) => [source, withPlainReasons(vendor)]),
) as Readonly<Record<Source, Vendor>>;

function withPlainReasons({ normalise, ...vendor }: Vendor): Vendor {
  return {
    ...vendor,
    normalise: (record, lookUp) => {
      const normalised = normalise(record, lookUp);
      return normalised.ok ? normalised : { ...normalised, reason: plainReason(normalised.reason) };
    },
  };
}
