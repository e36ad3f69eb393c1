import type {
  LookUpAddress,
  OcsfActor,
  OcsfEndpoint,
  OcsfEvent,
  OcsfEvidence,
} from '@nightjar/core';
import { Fields, filled, isAddress, isPort, isRecord, isText } from '../record/fields.ts';
import { placeOf } from '../vendor.ts';

/** Which side spoke: what comes in has the stranger as source. */
interface Ends {
  remote?: OcsfEndpoint;
  local?: OcsfEndpoint;
  isInbound: boolean;
}

/** What a finding stands on: who acted, from where, on which machine; and what is known of the address. */
export function evidenceOf(
  fields: Fields,
  lookUp: LookUpAddress,
): Pick<OcsfEvent, 'evidences' | 'enrichments'> {
  const resource = fieldsAt(fields, 'resource');
  const service = fieldsAt(fields, 'service');
  const action = fieldsAt(service, 'action');
  const call = fieldsAt(action, 'awsApiCallAction');
  const place = placeOf(remoteIpOf(action), lookUp);
  const ends = endsOf(action, { resource, remote: place.src_endpoint });
  const actor = actorOf(fieldsAt(resource, 'accessKeyDetails'), fields);
  const operation = call.peek('api', isText);
  const evidence = filled({
    actor,
    api:
      operation === undefined ? undefined : { operation, ...filled({ service: serviceOf(call) }) },
    src_endpoint: ends.isInbound ? ends.remote : ends.local,
    dst_endpoint: ends.isInbound ? ends.local : ends.remote,
  }) as OcsfEvidence | undefined;
  return {
    ...(evidence ? { evidences: [evidence] } : {}),
    ...named(place.enrichments, ends.isInbound ? 'src_endpoint.ip' : 'dst_endpoint.ip'),
  };
}

function named(
  enrichments: OcsfEvent['enrichments'],
  name: string,
): Pick<OcsfEvent, 'enrichments'> {
  return enrichments ? { enrichments: enrichments.map((one) => ({ ...one, name })) } : {};
}

function serviceOf(call: Fields): { name: string } | undefined {
  const name = call.peek('serviceName', isText);
  return name === undefined ? undefined : { name };
}

const actions = [
  'awsApiCallAction',
  'networkConnectionAction',
  'kubernetesApiCallAction',
  'rdsLoginAttemptAction',
];

/** A port probe lists those who probed: the first stands for all. */
function remoteIpOf(action: Fields): string | undefined {
  const probe = fieldsAt(action, 'portProbeAction').peek('portProbeDetails', isList);
  const holders = [
    ...actions.map((name) => fieldsAt(action, name)),
    new Fields(isRecord(probe?.[0]) ? probe[0] : {}),
  ];
  return holders
    .map((holder) => fieldsAt(holder, 'remoteIpDetails').peek('ipAddressV4', isAddress))
    .find((ip) => ip !== undefined);
}

function endsOf(action: Fields, of: { resource: Fields; remote: OcsfEndpoint | undefined }): Ends {
  const connection = fieldsAt(action, 'networkConnectionAction');
  const isOutbound = connection.peek('connectionDirection', isText) === 'OUTBOUND';
  const remotePort = fieldsAt(connection, 'remotePortDetails').peek('port', isPort);
  const localPort = fieldsAt(connection, 'localPortDetails').peek('port', isPort);
  const instance = fieldsAt(of.resource, 'instanceDetails');
  const local = filled({
    instance_uid: instance.peek('instanceId', isText),
    ip: privateIpOf(instance),
    port: localPort,
  });
  return {
    isInbound: !isOutbound,
    ...(of.remote
      ? { remote: { ...of.remote, ...(remotePort === undefined ? {} : { port: remotePort }) } }
      : {}),
    ...(local?.instance_uid || local?.ip ? { local } : {}),
  };
}

function privateIpOf(instance: Fields): string | undefined {
  const cards = instance.peek('networkInterfaces', isList);
  const first = isRecord(cards?.[0]) ? new Fields(cards[0]) : undefined;
  return first?.peek('privateIpAddress', isAddress);
}

function actorOf(key: Fields, fields: Fields): OcsfActor | undefined {
  const type = key.peek('userType', isText);
  const principal = key.peek('principalId', isText);
  const name = key.peek('userName', isText);
  const account = fields.peek('accountId', isText);
  if (principal === undefined && name === undefined) return undefined;
  const isOfRole = type === 'AssumedRole' || type === 'Role';
  return {
    user: {
      ...filled({
        uid_alt: principal,
        name: name ?? (account === undefined ? '' : undefined),
        type,
        credential_uid: key.peek('accessKeyId', isText),
      }),
      ...(account === undefined ? {} : { account: { uid: account } }),
      type_id: type === 'IAMUser' ? 1 : type === 'Root' ? 2 : 99,
    },
    // The user name of a role's key is the role's.
    ...(isOfRole && name && account
      ? { session: { issuer: `arn:aws:iam::${account}:role/${name}` } }
      : {}),
  };
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/** The fields of an object within; none where there is no object. */
export function fieldsAt(fields: Fields, name: string): Fields {
  return new Fields(fields.peek(name, isRecord) ?? {});
}
