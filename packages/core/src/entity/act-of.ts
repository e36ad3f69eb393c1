import {
  type IpIntelligence,
  OcsfClass,
  type OcsfEvent,
  type OcsfUser,
  type Source,
} from '../ocsf/index.ts';
import { detailsOf } from './act-details.ts';
import { awsActorOf, awsSubjectOf } from './aws-principal.ts';
import { clientFamilyOf } from './client-family.ts';
import { machineOf, sidesOf } from './machine-of.ts';
import { metricsOf } from './metrics.ts';
import { ruleFactsOf } from './rule-facts.ts';
import type { Act, EntityKey, GrantFacts } from './types.ts';

/** The act that an event is, as the core reasons about it. Pure: any stage derives the same again. */
export function actOf(event: OcsfEvent, of: { id: string; source: Source }): Act {
  const [metric, ...alsoMetrics] = metricsOf(event);
  const user = actingUserOf(event);
  const userAgent = userAgentOf(event);
  return {
    id: of.id,
    uid: event.metadata.uid,
    source: of.source,
    time: event.time,
    metric,
    alsoMetrics,
    operation: event.metadata.event_code,
    operationClass: operationClassOf(event),
    ...subjectOf(event, user),
    ip: sidesOf(event).from?.ip ?? null,
    intel: intelOf(event),
    clientFamily: clientFamilyOf(userAgent ?? undefined, osOf(event)),
    userAgent,
    session: event.session?.uid ?? event.actor?.session?.uid ?? null,
    application: event.actor?.app_name ?? null,
    applicationId: event.actor?.app_uid ?? null,
    outcome: event.status_id === 1 ? 'success' : event.status_id === 2 ? 'failure' : 'unknown',
    errorCode: event.status_code ?? null,
    interactive: event.unmapped?.['nj.interactive'] !== false,
    correlation: event.metadata.correlation_uid ?? null,
    grant: metric === 'saas.oauth.grant' || isCreation(metric) ? grantOf(event) : null,
    rule: metric === 'saas.mailrule.changed' ? ruleFactsOf(event, domainOf(user)) : null,
    mail: mailOf(event),
    count: event.count ?? 1,
    ...detailsOf(event),
  };
}

/** Who signs in is no actor in OCSF; elsewhere `user` is whom an act is about. */
function actingUserOf(event: OcsfEvent): OcsfUser | undefined {
  if (event.actor?.user) return event.actor.user;
  if (event.class_uid === OcsfClass.authentication) return event.user;
  // Nobody acts: it is told of whom.
  if (event.class_uid === OcsfClass.userInventory) return event.user;
  return event.evidences?.find(({ actor }) => actor?.user)?.actor?.user;
}

function isCreation(metric: string): boolean {
  return metric === 'saas.sp.created' || metric === 'saas.app.registered';
}

function subjectOf(
  event: OcsfEvent,
  user: OcsfUser | undefined,
): { subject: EntityKey | null; subjectName: string | null; actorKind: Act['actorKind'] } {
  const name = user?.email_addr ?? user?.name ?? null;
  const awsActor = awsActorOf(event);
  if (awsActor) return awsSubjectOf(awsActor);
  if (isOfMachines(event, user)) return { ...machineOf(event), actorKind: 'system' };
  if (user?.type_id === 3 || (!name && !user?.uid && !event.actor?.app_uid)) {
    return { subject: null, subjectName: name, actorKind: 'system' };
  }
  if (user?.type_id === 4 || (!name && !user?.uid)) {
    const id = event.actor?.app_uid ?? user?.uid ?? name ?? '';
    if (isNobody(id)) return { subject: null, subjectName: name, actorKind: 'application' };
    return {
      subject: `sp:${id.toLowerCase()}`,
      subjectName: event.actor?.app_name ?? name,
      actorKind: 'application',
    };
  }
  const id = [name?.includes('@') ? name : user?.uid, name].find((one) => one && !isNobody(one));
  // No entity is made for a name that does not exist: its failures count for the source only.
  const subject = event.status_code === '50034' || !id ? null : `user:${id.toLowerCase()}`;
  return { subject, subjectName: name ?? user?.uid ?? null, actorKind: 'person' };
}

/** What feeds write where they do not know who it was: all that nobody did would be one entity's doing. */
function isNobody(id: string): boolean {
  return /^(?:unknown|not available|application|serviceprincipal|0{8}-(?:0{4}-){3}0{12})$/i.test(
    id,
  );
}

function osOf(event: OcsfEvent): string | undefined {
  return event.src_endpoint?.os?.name ?? event.device?.os?.name;
}

/** Email Activity has no place for the client. */
function userAgentOf({ http_request: request, unmapped }: OcsfEvent): string | null {
  const kept = unmapped?.['nj.userAgent'];
  return request?.user_agent ?? (typeof kept === 'string' ? kept : null);
}

/** Networks and detectors that name nobody tell of machines. */
function isOfMachines(event: OcsfEvent, user: OcsfUser | undefined): boolean {
  const category = Math.floor(event.class_uid / 1000);
  const isOutside = category === 2 || (category === 4 && event.class_uid !== 4009);
  return isOutside && user === undefined && event.actor?.app_uid === undefined;
}

function domainOf(user: OcsfUser | undefined): string | null {
  // A guest's mailbox, where he has one, is of the tenant that he is a guest of.
  const address = user?.name?.includes('@') ? user.name : (user?.email_addr ?? '');
  return /@(.+)$/.exec(address)?.[1]?.toLowerCase() ?? null;
}

function intelOf(event: OcsfEvent): IpIntelligence | null {
  const found = event.enrichments?.find(
    ({ type, name }) => type === 'ip_intelligence' && name !== 'dst_endpoint.ip',
  );
  return (found?.data as IpIntelligence | undefined) ?? null;
}

function grantOf(event: OcsfEvent): GrantFacts {
  return {
    appId: (event.entity?.uid ?? event.resource?.uid)?.toLowerCase() ?? null,
    appName: event.entity?.name ?? event.resource?.name ?? null,
    scopes: event.privileges ?? [],
    consentForAll: event.unmapped?.['nj.consentForAll'] === true,
    publisherVerified:
      typeof event.unmapped?.['nj.publisherVerified'] === 'boolean'
        ? event.unmapped['nj.publisherVerified']
        : null,
  };
}

function mailOf(event: OcsfEvent): Act['mail'] {
  if (!event.email) return null;
  const to = (event.email.to ?? []).map((address) => address.toLowerCase());
  return {
    subject: event.email.subject ?? null,
    attachments: (event.email.files ?? []).map((file) => file.name),
    recipients: to.length,
    ...(to.length > 0 ? { to } : {}),
  };
}

/** Operations are usual per class: a new mail operation says nothing about files. */
function operationClassOf(event: OcsfEvent): string {
  if (event.cloud && event.api?.service)
    return event.api.service.name.replace('.amazonaws.com', '').toLowerCase();
  switch (event.class_uid) {
    case 3002:
      return 'sign-in';
    case 3001:
    case 3004:
    case 3005:
    case 3006:
      return 'directory';
    case 4009:
      return 'mail';
    case 6006:
      return 'files';
    case 4001:
    case 4002:
    case 4003:
    case 4005:
    case 4007:
      return 'network';
    default:
      return apiClassOf(event.api?.service?.name ?? '', event.metadata.event_code);
  }
}

function apiClassOf(service: string, operation: string): string {
  if (/-[A-Z]/.test(operation)) return 'admin';
  if (/exchange/i.test(service)) return 'mail';
  if (/sharepoint|onedrive/i.test(service)) return 'files';
  return /directory/i.test(service) ? 'directory' : 'other';
}
