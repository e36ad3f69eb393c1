import type { LookUpAddress, OcsfActor, OcsfEvent } from '@nightjar/core';
import { contentIdOf } from '../record/content-id.ts';
import { Fields, isRecord, isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';
import { namedUser } from '../directory/named-user.ts';
import { parseTime } from '../record/parse-time.ts';
import { isEmailAddress } from '../event/email-address.ts';
import { endpointOf } from '../event/src-endpoint.ts';
import type { Normalised } from '../vendor.ts';
import {
  type Activity,
  claimNames,
  isActivityEntry,
  isActivityRow,
  isEnvelopedActivity,
  toActivity,
} from './to-activity.ts';

/** Is it an entry of Azure's activity log? */
export function isActivity(record: Readonly<Record<string, unknown>>): boolean {
  return isActivityEntry(record) || isEnvelopedActivity(record) || isActivityRow(record);
}

/** An entry of the activity log as API Activity in the cloud. Starts and results of one call share an id. */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  if (!isRecord(record)) return refuse('the record is no object');
  const from = toActivity(record);
  const time = isText(from.time) ? parseTime(from.time) : Number.NaN;
  if (Number.isNaN(time)) return refuse('the time is missing or no time');
  const operation = operationOf(from);
  if (operation === undefined) return refuse('the operation is missing');
  const service = serviceOf(from, operation);
  return {
    ok: true,
    event: {
      ...classed(6003, activityOf(operation)),
      severity_id: 1,
      time,
      ...outcomeOf(from),
      metadata: {
        version: '1.8.0',
        product: { name: 'Azure', vendor_name: 'Microsoft' },
        uid: isText(from.uid) ? from.uid : contentIdOf(record),
        event_code: operation,
        log_version: 'azure-activity/2',
        profiles: ['cloud'],
        ...(isText(from.correlation) ? { correlation_uid: from.correlation } : {}),
      },
      cloud: cloudOf(from),
      actor: actorOf(from),
      api: { operation, service: { name: service } },
      ...(isText(from.resource) ? { resources: [{ uid: from.resource }] } : {}),
      ...endpointOf({ address: isText(from.address) ? from.address : null, service }, lookUp),
      // Whole: no two of its forms name things alike.
      unmapped: new Fields(record).rest(),
    },
  };
}

const refuse = (reason: string): Normalised => ({ ok: false, reason: `azure-activity: ${reason}` });

/** Tables shout it; the authorisation writes it as Azure's documents do. */
function operationOf({ operation, authorization }: Activity): string | undefined {
  const { action } = authorization;
  if (!isText(operation)) return isText(action) ? action : undefined;
  return isText(action) && action.toLowerCase() === operation.toLowerCase() ? action : operation;
}

/** Such as `Microsoft.Web`, however it is written. */
function serviceOf({ provider }: Activity, operation: string): string {
  const named = operation.includes('/') ? operation.slice(0, operation.indexOf('/')) : provider;
  return isText(named) ? named : 'Azure';
}

export const verbs: readonly (readonly [RegExp, number])[] = [
  [/\/delete$/i, 4],
  [/\/write$|^(?:create|update)\b/i, 3],
  [/\/read$|\/list\w*(?:\/action)?$/i, 2],
];

function activityOf(operation: string): number {
  return verbs.find(([pattern]) => pattern.test(operation))?.[1] ?? 99;
}

function outcomeOf({ status }: Activity): Pick<OcsfEvent, 'status_id' | 'status_detail'> {
  const text = isText(status) ? status : '';
  const id = /^succe/i.test(text) ? 1 : /^fail/i.test(text) ? 2 : 99;
  return { status_id: id, ...(text ? { status_detail: text } : {}) };
}

function cloudOf({ subscription, resource }: Activity): NonNullable<OcsfEvent['cloud']> {
  const within = isText(resource) ? /\/subscriptions\/([0-9a-f-]{36})/i.exec(resource)?.[1] : null;
  const uid = isText(subscription) ? subscription : within;
  return { provider: 'Azure', ...(uid ? { account: { uid } } : {}) };
}

/** A user by name, an application by its id; what Azure does by itself has neither. */
function actorOf({ caller, claims }: Activity): OcsfActor {
  const appId = claims['appid'];
  const application = isText(appId) ? { app_uid: appId } : {};
  if (!isText(caller)) return { app_name: 'Azure' };
  const uid = claims[claimNames.objectId];
  const user = namedUser(caller, isText(uid) ? uid : undefined);
  if (caller.includes('@')) return { user: { ...user, type_id: 1 }, ...application };
  // A person of whom the entry tells the object id alone, and the token the name.
  const upn = claims[claimNames.upn];
  if (isText(upn) && isEmailAddress(upn))
    return { user: { ...user, email_addr: upn, type_id: 1 }, ...application };
  return { user: { ...user, type_id: 4 }, ...application };
}
