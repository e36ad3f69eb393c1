import type { OcsfEvent } from '../ocsf/index.ts';
import { requestOf, unmappedOf } from './request-of.ts';

/** Signed with the credentials of a machine. */
export const isOfInstance = ({ actor }: OcsfEvent): boolean =>
  /:i-[0-9a-f]{8,17}$|\/i-[0-9a-f]{8,17}$/i.test(actor?.user?.uid_alt ?? actor?.user?.uid ?? '');

/** The same from outside the networks of the cloud; an address whose network is not known says nothing. */
export function isOffProvider(event: OcsfEvent): boolean {
  if (event.cloud?.provider !== 'AWS' || !isOfInstance(event)) return false;
  const intel = event.enrichments?.find(({ type }) => type === 'ip_intelligence')?.data;
  const network = (intel as { asnName?: unknown } | undefined)?.asnName;
  return typeof network === 'string' && !/amazon|\baws\b/i.test(network);
}

/** Reads or changes the script that a machine runs at its start. */
export const isOfStart = (event: OcsfEvent): boolean =>
  /^(?:Modify|Describe)InstanceAttribute$/.test(event.metadata.event_code) &&
  /"userData"\s*:|"attribute"\s*:\s*"userData"/.test(requestOf(event));

/** Of a database or a cluster of such; the log does not say which password. */
export const setsMasterPassword = (event: OcsfEvent): boolean =>
  /^Modify(?:DBInstance|DBCluster|Cluster)$/.test(event.metadata.event_code) &&
  /"(?:masterUserPassword|rotateMasterUserPassword)"\s*:/.test(requestOf(event));

const starts = /^(?:RunInstances|RequestSpotInstances|RequestSpotFleet|CreateFleet)$/;
/** Kinds of machine that have accelerators, as each cloud names them. */
const acceleratedKind = /"instanceType"\s*:\s*"(?:p|g|gr|trn|inf|dl|vt|f)\d/;
const acceleratedSize = /vmSize\\*"\s*:\s*\\*"Standard_N/i;

export function wantsAccelerators(event: OcsfEvent): boolean {
  const { event_code: operation } = event.metadata;
  if (starts.test(operation)) return acceleratedKind.test(requestOf(event));
  return /virtualMachines\/write$/i.test(operation) && acceleratedSize.test(unmappedOf(event));
}

/** The policy by which AWS locks up a key that it found published. */
export const isOfLeakedKey = (event: OcsfEvent): boolean =>
  /^(?:Attach|Put)UserPolicy$/.test(event.metadata.event_code) &&
  requestOf(event).includes('AWSCompromisedKeyQuarantine');

export const asksByFilter = (event: OcsfEvent): boolean =>
  event.metadata.event_code === 'BatchGetSecretValue' &&
  /"filters"\s*:/.test(requestOf(event)) &&
  !/"secretIdList"\s*:\s*\[\s*"/.test(requestOf(event));

export const endsVersions = (event: OcsfEvent): boolean =>
  event.metadata.event_code === 'PutBucketVersioning' &&
  /"Status"\s*:\s*"Suspended"/.test(requestOf(event));

const keyOfAccount = /arn:aws[\w-]{0,10}:kms:[\w-]{0,20}:(\d{12}):/;

/** A key that comes with the call and is kept nowhere, or one of another account. */
export function usesStrangeKey(event: OcsfEvent): boolean {
  if (!/^(?:CopyObject|PutObject|PutBucketEncryption)$/.test(event.metadata.event_code))
    return false;
  const request = requestOf(event);
  if (request.includes('"x-amz-server-side-encryption-customer-algorithm"')) return true;
  const holder = keyOfAccount.exec(request)?.[1];
  const own = event.cloud?.account?.uid;
  return holder !== undefined && own !== undefined && holder !== own;
}
