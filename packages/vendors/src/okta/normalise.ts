import type { LookUpAddress, OcsfEvent } from '@nightjar/core';
import { classed } from '../event/ocsf-class.ts';
import { endpointOf } from '../event/src-endpoint.ts';
import { Fields, isRecord, isText } from '../record/fields.ts';
import { parseTime } from '../record/parse-time.ts';
import type { Normalised } from '../vendor.ts';
import { kindOf } from './kinds.ts';
import { aboutOf } from './about.ts';
import { actorOf, type OktaObject, objectOf } from './objects.ts';

/** Is it an event of Okta's System Log? */
export function isSystemLog(record: Readonly<Record<string, unknown>>): boolean {
  return 'uuid' in record && 'published' in record && 'eventType' in record && 'outcome' in record;
}

/** One event of the System Log as OCSF. */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  if (!isRecord(record)) return refuse('the record is no object');
  const fields = new Fields(record);
  const time = parseTime(fields.take('published', isText) ?? '');
  if (Number.isNaN(time)) return refuse('published is missing or no time');
  const uid = fields.take('uuid', isText);
  if (uid === undefined) return refuse('uuid is missing');
  const operation = fields.take('eventType', isText);
  if (operation === undefined) return refuse('eventType is missing');
  const message = fields.take('displayMessage', isText);
  const { classUid, activity } = kindOf(operation);
  const client = within(fields, 'client');
  const agent = new Fields(client.peek('userAgent', isRecord) ?? {});
  const userAgent = agent.peek('rawUserAgent', isText);
  const address = client.peek('ipAddress', isText);
  return {
    ok: true,
    event: {
      ...classed(classUid, activity),
      severity_id: severities.get(fields.peek('severity', isText) ?? '') ?? 0,
      time,
      ...outcomeOf(within(fields, 'outcome')),
      ...(message === undefined ? {} : { message }),
      metadata: {
        version: '1.8.0',
        product: { name: 'Okta', vendor_name: 'Okta' },
        uid,
        event_code: operation,
        log_version: 'okta/2',
        ...correlationOf(within(fields, 'transaction')),
      },
      ...whoOf(fields, { classUid, operation }),
      ...(userAgent === undefined ? {} : { http_request: { user_agent: userAgent } }),
      ...endpointOf({ address, os: agent.peek('os', isText), service: 'Okta' }, lookUp),
      // Whole, but for what stands above: its objects are read in more than one way.
      unmapped: fields.rest(),
    },
  };
}

const refuse = (reason: string): Normalised => ({ ok: false, reason: `okta: ${reason}` });

const within = (fields: Fields, name: string): Fields =>
  new Fields(fields.peek(name, isRecord) ?? {});

const severities: ReadonlyMap<string, number> = new Map([
  ['DEBUG', 1],
  ['INFO', 1],
  ['WARN', 3],
  ['ERROR', 4],
]);

function outcomeOf(
  outcome: Fields,
): Pick<OcsfEvent, 'status_id' | 'status_code' | 'status_detail'> {
  const result = outcome.peek('result', isText) ?? '';
  const reason = outcome.peek('reason', isText);
  const isFailed = /^(?:FAILURE|DENY)$/.test(result);
  return {
    status_id: /^(?:SUCCESS|ALLOW)$/.test(result) ? 1 : isFailed ? 2 : 99,
    ...(isFailed && reason ? { status_code: reason } : {}),
    ...(result ? { status_detail: result } : {}),
  };
}

function correlationOf(transaction: Fields): { correlation_uid?: string } {
  const id = transaction.peek('id', isText);
  return id === undefined || id === 'unknown' ? {} : { correlation_uid: id };
}

/** Who did it and to whom, in the places that the class has for it. */
function whoOf(
  fields: Fields,
  { classUid, operation }: { classUid: number; operation: string },
): Partial<OcsfEvent> {
  const actor = objectOf(fields.peek('actor', isRecord));
  const targets = (fields.peek('target', Array.isArray) ?? [])
    .map(objectOf)
    .filter((one): one is OktaObject => one !== undefined);
  const debug = new Fields(within(fields, 'debugContext').peek('debugData', isRecord) ?? {});
  const about = aboutOf(classUid, { actor, targets, role: debug.peek('privilegeGranted', isText) });
  const told = within(fields, 'authenticationContext').peek('externalSessionId', isText);
  const session = told === undefined || told === 'unknown' ? {} : { session: { uid: told } };
  if (classUid === 3002) return { ...about, ...session };
  const [resource] = targets;
  return {
    actor: { ...actorOf(actor), ...session },
    ...about,
    ...(classUid === 6003 ? { api: { operation, service: { name: 'Okta' } } } : {}),
    ...(classUid === 6003 && resource?.id ? { resources: [{ uid: resource.id }] } : {}),
  };
}
