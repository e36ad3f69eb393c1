import { type IpIntelligence, OcsfClass, type OcsfEvent } from '../ocsf/index.ts';
import { factsOf } from './act-facts.ts';
import { requestedOf } from './request-of.ts';
import { sharedWithOf } from './shared-with.ts';
import { isInnerAddress, machineOf, sidesOf } from './machine-of.ts';
import type { Act, FileFacts, Group, RemoteFacts } from './types.ts';

type Details = Pick<
  Act,
  | 'facts'
  | 'target'
  | 'targets'
  | 'machineKind'
  | 'sharedWith'
  | 'privileges'
  | 'region'
  | 'credential'
  | 'device'
  | 'file'
  | 'remote'
  | 'groups'
>;

const textMax = 300;
/** Nobody is in more, but who wants to be. */
const groupsMax = 500;

/** What an act says beyond who did it and from where; what is not there is left out. */
export function detailsOf(event: OcsfEvent): Details {
  const found: Details = {};
  const facts = factsOf(event);
  const target = targetOf(event);
  const targets = targetsOf(event);
  const machineKind = machineKindOf(event);
  const isShared = facts.includes('public') || facts.includes('shared-outside');
  const sharedWith = isShared ? sharedWithOf(event) : undefined;
  const region = event.cloud?.region;
  const credential = event.actor?.user?.credential_uid ?? event.actor?.session?.credential_uid;
  const device = event.device?.uid ?? event.device?.name;
  const file = fileOf(event);
  const remote = remoteOf(event);
  if (facts.length > 0) found.facts = facts;
  if (target) found.target = target.slice(0, textMax);
  if (targets) found.targets = targets;
  if (sharedWith) found.sharedWith = sharedWith;
  if (machineKind) found.machineKind = machineKind;
  if (event.privileges && event.privileges.length > 0) found.privileges = event.privileges;
  if (region) found.region = region;
  if (credential) found.credential = credential;
  if (device) found.device = device.slice(0, textMax);
  if (file) found.file = file;
  if (remote) found.remote = remote;
  if (event.class_uid === OcsfClass.userInventory) found.groups = groupsOf(event);
  return found;
}

/** What is no directory's to give has no id: a name alone would make one group of two. */
function groupsOf({ user }: OcsfEvent): Group[] {
  const groups = (user?.groups ?? []).slice(0, groupsMax);
  return groups.flatMap(({ name, uid }) =>
    uid ? [{ uid: uid.slice(0, textMax), name: (name ?? uid).slice(0, textMax) }] : [],
  );
}

/** Parameters by which services of a cloud name what a call is about, the narrowest first. */
const named = [
  'secretId',
  'SecretId',
  'userName',
  'roleName',
  'roleArn',
  'groupName',
  'policyArn',
  'functionName',
  'bucketName',
  'instanceId',
  'snapshotId',
  'imageId',
  'keyId',
  'name',
  'trailName',
  'target',
] as const;

function targetOf(event: OcsfEvent): string | undefined {
  switch (event.class_uid) {
    case OcsfClass.accountChange:
    case OcsfClass.userAccess:
      return event.user?.email_addr ?? event.user?.name ?? event.user?.uid;
    case OcsfClass.groupManagement:
      return event.group?.name ?? event.group?.uid;
    case OcsfClass.entityManagement:
      return event.entity?.name ?? event.entity?.uid;
    case OcsfClass.datastoreActivity:
      return event.databucket?.name ?? event.table?.name ?? event.database?.name;
    case OcsfClass.authentication:
      return event.session?.issuer;
    default: {
      const object = event.resources?.[0];
      return object?.name ?? object?.uid ?? event.resource?.name ?? parameterOf(event);
    }
  }
}

function parameterOf(event: OcsfEvent): string | undefined {
  const data = event.api?.request?.data;
  if (typeof data !== 'object' || data === null) return undefined;
  for (const name of named) {
    const value = Object.hasOwn(data, name) ? (data as Record<string, unknown>)[name] : undefined;
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}

const targetsMax = 50;

/** Calls that name several things at once: secrets that are asked for, machines that are told what to do. */
const listed: Readonly<Record<string, string>> = {
  GetParameters: 'names',
  BatchGetSecretValue: 'secretIdList',
  SendCommand: 'instanceIds',
};

function targetsOf(event: OcsfEvent): string[] | undefined {
  const { event_code: operation } = event.metadata;
  const data = event.api?.request?.data;
  if (!Object.hasOwn(listed, operation) || typeof data !== 'object' || data === null)
    return undefined;
  const list = (data as Record<string, unknown>)[listed[operation]!];
  if (!Array.isArray(list)) return undefined;
  const names = list.filter((one) => typeof one === 'string').slice(0, targetsMax);
  return names.length === 0 ? undefined : names.map((name) => name.slice(0, textMax));
}

function machineKindOf(event: OcsfEvent): string | undefined {
  if (event.metadata.event_code !== 'RunInstances') return undefined;
  return /^([a-z0-9-]{1,20})\./.exec(requestedOf(event, 'instanceType'))?.[1];
}

function fileOf({ file }: OcsfEvent): FileFacts | undefined {
  if (!file) return undefined;
  const ending = file.ext ?? /\.([a-z0-9]{1,10})$/i.exec(file.name)?.[1];
  const site = /^https?:\/\/[^/]+(?:\/(?:sites|teams|personal)\/[^/]+)?/i.exec(
    file.path ?? '',
  )?.[0];
  return { kind: ending?.toLowerCase() ?? null, site: site?.toLowerCase() ?? null };
}

/** The other end of a connection, from the machine that the event is about. */
function remoteOf(event: OcsfEvent): RemoteFacts | undefined {
  if (event.class_uid < 4001 || event.class_uid >= 5000 || event.class_uid === 4009)
    return undefined;
  const { from, to } = sidesOf(event);
  const { subject } = machineOf(event);
  const isOwn = (end: typeof from): boolean =>
    end !== undefined &&
    (subject === `machine:${(end.instance_uid ?? end.uid ?? '').toLowerCase()}` ||
      subject === `ip:${(end.ip ?? '').toLowerCase()}`);
  const comesIn = isOwn(to) && !isOwn(from);
  const other = comesIn ? from : to;
  const intel = intelOf(event, comesIn ? 'src_endpoint.ip' : 'dst_endpoint.ip');
  const { bytes_in: back = 0, bytes_out: out = 0, bytes = 0 } = event.traffic ?? {};
  const sent = out === 0 && back === 0 ? bytes : out;
  const host = event.query?.hostname ?? event.http_request?.url?.hostname ?? event.tls?.sni;
  const protocol = event.app_protocol_name ?? event.connection_info?.protocol_name;
  return {
    ip: other?.ip ?? null,
    asn: intel?.asn ?? null,
    country: intel?.country ?? null,
    class: intel?.class ?? null,
    port: to?.port ?? null,
    direction: isInnerAddress(other?.ip ?? '') ? 'inner' : comesIn ? 'in' : 'out',
    accepted: event.status_id !== 2,
    bytesOut: comesIn ? back : sent,
    bytesIn: comesIn ? sent : back,
    ...(host ? { host: host.slice(0, textMax).toLowerCase() } : {}),
    ...(protocol ? { protocol } : {}),
  };
}

function intelOf(event: OcsfEvent, end: string): IpIntelligence | undefined {
  const isOf = (name: string): boolean =>
    end === 'dst_endpoint.ip' ? name === end : name !== 'dst_endpoint.ip';
  const found = event.enrichments?.find(
    ({ type, name }) => type === 'ip_intelligence' && isOf(name),
  );
  return found?.data as IpIntelligence | undefined;
}
