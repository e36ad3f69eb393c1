import type { Random } from '../random.ts';
import { graphTime } from '../time.ts';
import type { VendorJson, VendorRecord } from '../types.ts';
import type { CloudAccount } from './cloud-account.ts';
import type { Caller } from './identity.ts';

/** Where records of an account are made, and the chance that decides their ids. */
export interface CloudScene {
  account: CloudAccount;
  random: Random;
}

/** Who calls, from where and with what. */
export interface CallerAt {
  caller: Caller;
  /** An address, or the service that calls. */
  source: string;
  userAgent: string;
  at: number;
}

/** One call to an API. */
export interface TrailCall {
  service: string;
  name: string;
  region?: string;
  request?: VendorJson | undefined;
  response?: VendorJson | undefined;
  /** By default what the name says. */
  readOnly?: boolean;
  /** A data event, such as an object read. */
  isData?: boolean;
  resources?: readonly { type: string; ARN: string; accountId?: string }[];
  error?: { code: string; message: string };
  extra?: VendorJson;
}

const globalServices = new Set(['iam', 'sts', 'signin', 'cloudfront', 'organizations']);

/** A call as CloudTrail tells it, handed out 2 to 15 minutes later. */
export function trailRecord(scene: CloudScene, by: CallerAt, call: TrailCall): VendorRecord {
  const { account, random } = scene;
  const isGlobal = globalServices.has(call.service) && call.region === undefined;
  const record = {
    eventVersion: '1.11',
    userIdentity: by.caller,
    eventTime: graphTime(by.at),
    eventSource: `${call.service}.amazonaws.com`,
    eventName: call.name,
    awsRegion: isGlobal ? 'us-east-1' : (call.region ?? account.region),
    sourceIPAddress: by.source,
    userAgent: by.userAgent,
    ...(call.error ? { errorCode: call.error.code, errorMessage: call.error.message } : {}),
    requestParameters: call.request ?? null,
    responseElements: call.response ?? null,
    ...call.extra,
    requestID: random.guid(),
    eventID: random.guid(),
    readOnly: call.readOnly ?? /^(?:Get|List|Describe|Head|Lookup|Assume)/.test(call.name),
    ...(call.resources ? { resources: call.resources } : {}),
    eventType: call.service === 'signin' ? 'AwsConsoleSignIn' : 'AwsApiCall',
    managementEvent: !call.isData,
    recipientAccountId: account.accountId,
    eventCategory: call.isData ? 'Data' : 'Management',
  };
  const arrivesAt = by.at + random.int(2 * 60, 15 * 60) * 1000;
  return { source: 'aws-cloudtrail', record, happenedAt: by.at, arrivesAt };
}

/** A refusal, in the words of IAM. */
export function denied(arn: unknown, action: string): NonNullable<TrailCall['error']> {
  return {
    code: 'AccessDenied',
    message: `User: ${String(arn)} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
  };
}

/** The caller some time later. */
export function later(by: CallerAt, ms: number): CallerAt {
  return { ...by, at: by.at + ms };
}
