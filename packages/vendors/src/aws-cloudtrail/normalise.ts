import { isIP } from 'node:net';
import type { LookUpAddress, OcsfActor, OcsfEvent } from '@nightjar/core';
import { awsCloudOf } from '../event/aws-cloud.ts';
import { contentIdOf } from '../record/content-id.ts';
import { Fields, filled, isRecord, isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';
import { parseTime } from '../record/parse-time.ts';
import { type Normalised, placeOf } from '../vendor.ts';
import { authenticationOf } from './authentication.ts';
import type { Call } from './call.ts';
import { datastoreOf } from './datastore.ts';
import { iamChangeOf } from './iam-change.ts';
import { identityOf } from './identity.ts';
import { insightOf } from './insight.ts';
import { resourcesOf } from './resources.ts';
import { toTrailRecord } from './trail-record.ts';
import { activityOf } from './verb.ts';

/** One event of CloudTrail as OCSF; a call without a class of its own is API Activity. */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  if (!isRecord(record)) return refuse('the record is no object');
  const fields = new Fields(toTrailRecord(record));
  const time = parseTime(fields.take('eventTime', isText) ?? '');
  if (Number.isNaN(time)) return refuse('eventTime is missing or no time');
  const insight = insightOf(fields);
  if (insight) return { ok: true, event: insightEvent(fields, { ...insight, time, record }) };
  const operation = fields.take('eventName', isText);
  if (operation === undefined) return refuse('eventName is missing or not as expected');
  const { actor, rest } = identityOf(fields);
  const event = callEvent(callOf(fields, operation, actor), { time, record, lookUp });
  const unmapped = {
    ...fields.rest(),
    ...(Object.keys(rest).length > 0 ? { userIdentity: rest } : {}),
  };
  return { ok: true, event: { ...event, unmapped } };
}

const cloudNames = { account: 'recipientAccountId', region: 'awsRegion' };

const refuse = (reason: string): Normalised => ({ ok: false, reason: `aws-cloudtrail: ${reason}` });

function callOf(fields: Fields, operation: string, actor: OcsfActor): Call {
  return {
    operation,
    service: (fields.peek('eventSource', isText) ?? '').replace(/\.amazonaws\.com$/, ''),
    actor,
    request: new Fields(fields.peek('requestParameters', isRecord) ?? {}),
    response: new Fields(fields.peek('responseElements', isRecord) ?? {}),
    fields,
    isReadOnly: /^true$/i.test(String(fields.peek('readOnly', isSaid))),
  };
}

const isSaid = (value: unknown): value is string | boolean => value === true || isText(value);

interface Around {
  time: number;
  record: unknown;
  lookUp: LookUpAddress;
}

function callEvent(call: Call, { time, record, lookUp }: Around): OcsfEvent {
  const { fields, operation, actor } = call;
  const kind = kindOf(call);
  const agent = fields.take('userAgent', isText);
  const error = fields.take('errorCode', isText);
  const message = fields.take('errorMessage', isText);
  return {
    ...classed(6003, activityOf(operation, call.isReadOnly)),
    severity_id: 1,
    time,
    status_id: error === undefined ? 1 : 2,
    ...(error === undefined ? {} : { status_code: error }),
    ...(message === undefined ? {} : { status_detail: message }),
    ...kind,
    metadata: metadataOf(fields, operation, record),
    cloud: awsCloudOf(fields, cloudNames),
    actor,
    api: apiOf(call),
    ...(agent === undefined ? {} : { http_request: { user_agent: agent } }),
    ...endpointOf(fields, lookUp),
  };
}

function kindOf(call: Call): Partial<OcsfEvent> {
  return authenticationOf(call) ?? iamChangeOf(call) ?? datastoreOf(call) ?? resourcesOf(call);
}

function metadataOf(fields: Fields, code: string, record: unknown): OcsfEvent['metadata'] {
  const version = fields.take('eventVersion', isText);
  const category = fields.take('eventCategory', isText);
  const shared = fields.take('sharedEventID', isText);
  return {
    version: '1.8.0',
    product: {
      name: 'CloudTrail',
      vendor_name: 'AWS',
      ...(version === undefined ? {} : { version }),
      ...(category === undefined ? {} : { feature: { name: category } }),
    },
    uid: fields.take('eventID', isText) ?? contentIdOf(record),
    event_code: code,
    log_version: 'aws-cloudtrail/1',
    profiles: ['cloud'],
    ...(shared === undefined ? {} : { correlation_uid: shared }),
  };
}

function apiOf({ fields, operation }: Call): NonNullable<OcsfEvent['api']> {
  const service = fields.take('eventSource', isText);
  const version = fields.take('apiVersion', isText);
  const data = fields.take('requestParameters', isThere);
  const answer = filled({ data: fields.take('responseElements', isThere) });
  const id = fields.take('requestID', isText);
  return {
    operation,
    ...(service === undefined ? {} : { service: { name: service } }),
    ...(version === undefined ? {} : { version }),
    // OCSF has no request without an id; what services do themselves has none.
    ...(id === undefined && data === undefined
      ? {}
      : { request: { uid: id ?? '', ...(data === undefined ? {} : { data }) } }),
    ...(answer ? { response: answer } : {}),
  };
}

const isThere = (value: unknown): value is NonNullable<unknown> =>
  value !== null && value !== undefined && value !== '';

/** An address, or the service of AWS that called; zeros before a number are as some tools anonymise. */
function endpointOf(
  fields: Fields,
  lookUp: LookUpAddress,
): Pick<OcsfEvent, 'src_endpoint' | 'enrichments'> {
  const through = fields.take('vpcEndpointId', isText);
  const uid = through === undefined ? {} : { uid: through };
  const said = fields.peek('sourceIPAddress', isText);
  const address = said?.length ? said.replaceAll(/(^|\.)0+(?=\d)/g, '$1') : '';
  if (isIP(address) !== 0) {
    if (address === said) fields.take('sourceIPAddress', isText);
    const { src_endpoint: endpoint, enrichments } = placeOf(address, lookUp);
    if (endpoint)
      return { src_endpoint: { ...endpoint, ...uid }, ...(enrichments ? { enrichments } : {}) };
  }
  return {
    src_endpoint: { svc_name: fields.take('sourceIPAddress', isText) ?? 'unknown', ...uid },
  };
}

interface Insight {
  event: Partial<OcsfEvent>;
  type: string;
  time: number;
  record: unknown;
}

function insightEvent(fields: Fields, { event, type, time, record }: Insight): OcsfEvent {
  return {
    ...classed(2004, 1),
    ...event,
    severity_id: 1,
    time,
    metadata: metadataOf(fields, type, record),
    cloud: awsCloudOf(fields, cloudNames),
    unmapped: fields.rest(),
  };
}
