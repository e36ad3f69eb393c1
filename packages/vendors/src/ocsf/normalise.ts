import { type LookUpAddress, type OcsfEvent, textOf } from '@nightjar/core';
import { upConvert } from '@nightjar/ocsf/up-convert';
import { validateEvent } from '@nightjar/ocsf/validate';
import { contentIdOf } from '../record/content-id.ts';
import { isAddress, isRecord, isText } from '../record/fields.ts';
import { type Normalised, placeOf } from '../vendor.ts';
import { plainEvent } from './plain-event.ts';

type Attributes = Record<string, unknown>;

const refuse = (reason: string): Normalised => ({
  ok: false,
  reason: `ocsf: ${reason.slice(0, 180)}`,
});

/** The last release of OCSF 1 that we know. */
const minorMax = 8;

/** Ours alone: by it an event's source is known, which no outsider may choose. */
const logVersion = 'ocsf/1';

/**
 * An event of OCSF as 1.8 has it. It is kept as it is; only what Nightjar needs and the event has not is
 * added: an id, the operation's name, our mapping's version, what is known of the source's address.
 */
export function normalise(record: unknown, lookUp: LookUpAddress): Normalised {
  if (!isRecord(record)) return refuse('the record is no object');
  const plain = plainEvent(record);
  const { metadata } = plain;
  if (!isRecord(metadata)) return refuse('metadata is missing or no object');
  const { version } = metadata;
  const minor = minorOf(version);
  if (minor === null || !isText(version)) return refuse('metadata.version is no release of OCSF');
  if (minor > minorMax)
    return refuse(`metadata.version ${version.slice(0, 20)}: 1.0 to 1.${minorMax} are known`);
  const event = minor === minorMax ? plain : upConverted(plain, version);
  const completed = complete(event, plain);
  const [error] = validateEvent(completed, { version: '1.8.0' }).errors;
  if (error) return refuse(`${error.path || 'the event'} ${error.reason}`);
  return { ok: true, event: placed(completed as unknown as OcsfEvent, lookUp) };
}

function minorOf(version: unknown): number | null {
  const [, minor] = isText(version) ? (/^1\.(\d{1,3})(?:\.|-|$)/.exec(version) ?? []) : [];
  return minor === undefined ? null : Number(minor);
}

function upConverted(plain: Attributes, version: string): Attributes {
  const { event, kept } = upConvert(plain);
  const unmapped = isRecord(event['unmapped']) ? event['unmapped'] : {};
  return { ...event, unmapped: { ...unmapped, ...kept, 'nj.ocsfVersion': version } };
}

function complete(event: Attributes, given: Attributes): Attributes {
  const metadata = isRecord(event['metadata']) ? event['metadata'] : {};
  const completed: Attributes = {
    ...event,
    metadata: {
      ...metadata,
      version: '1.8.0',
      ...(isText(metadata['uid']) ? {} : { uid: contentIdOf(given) }),
      ...(isText(metadata['event_code']) ? {} : { event_code: operationOf(event) }),
      log_version: logVersion,
    },
  };
  const kept = replacedOf(metadata);
  if (Object.keys(kept).length === 0) return completed;
  const unmapped = isRecord(completed['unmapped']) ? completed['unmapped'] : {};
  return { ...completed, unmapped: { ...unmapped, ...kept } };
}

/** What stood where ours stands now. */
function replacedOf(metadata: Attributes): Attributes {
  const { log_version: version, uid, event_code: code } = metadata;
  return {
    ...(version === logVersion || version === undefined ? {} : { 'nj.logVersion': version }),
    ...(isText(uid) || uid === undefined ? {} : { 'nj.uid': uid }),
    ...(isText(code) || code === undefined ? {} : { 'nj.eventCode': code }),
  };
}

/** What the event calls its operation, else its kind by name, else by number. */
function operationOf(event: Attributes): string {
  const api = isRecord(event['api']) ? event['api']['operation'] : undefined;
  return (
    [api, event['type_name'], event['activity_name']].find(isText) ?? textOf(event['type_uid'])
  );
}

function placed(event: OcsfEvent, lookUp: LookUpAddress): OcsfEvent {
  const ip = event.src_endpoint?.ip;
  const isKnown = event.enrichments?.some(({ type }) => type === 'ip_intelligence') ?? false;
  if (isKnown || !isAddress(ip)) return event;
  const { enrichments = [] } = placeOf(ip, lookUp);
  return { ...event, enrichments: [...(event.enrichments ?? []), ...enrichments] };
}
