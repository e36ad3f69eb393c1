import { OcsfClass, type OcsfEvent } from '../ocsf/index.ts';
import type { Metric } from './types.ts';

const ruleOperations = new Set([
  'New-InboxRule',
  'Set-InboxRule',
  'UpdateInboxRules',
  'New-TransportRule',
  'Set-TransportRule',
]);

const applicationManagement =
  /^(?:Add|Update|Remove|Delete|Consent to|Hard delete) .*(?:application|service principal|OAuth2PermissionGrant|delegated permission grant|app role assignment|owner|credentials)/i;

/** What an event is evidence of; the first is the one its models are indexed by. */
export function metricsOf(event: OcsfEvent): readonly [Metric, ...Metric[]] {
  const operation = event.metadata.event_code;
  const other = outsideMetric(event);
  if (other !== null) return [other];
  if (event.cloud?.provider === 'AWS') return [awsMetric(event)];
  if (event.cloud?.provider === 'Azure') return ['iaas.api'];
  switch (event.class_uid) {
    case OcsfClass.authentication:
      // Who signs out, or goes on to an application, does not sign in.
      if (event.activity_id !== 1) return ['saas.activity'];
      return [event.status_id === 2 ? 'saas.login.failure' : 'saas.login.success'];
    case OcsfClass.userAccess:
      return withAppAdmin(
        isApplicationGrant(event) ? 'saas.oauth.grant' : 'saas.activity',
        operation,
      );
    case OcsfClass.accountChange:
    case OcsfClass.groupManagement:
      return ['saas.activity'];
    case OcsfClass.entityManagement:
      return withAppAdmin(entityMetric(event), operation);
    case OcsfClass.emailActivity:
      // What a transport tells of a message is not the act of sending it, which its mailbox tells.
      return [event.activity_id === 4 ? 'saas.mail.traced' : 'saas.mail.sent'];
    default:
      return apiMetrics(event, operation);
  }
}

/** Only a person's own sign-in is one: a role is assumed a thousand times a day, by anything. */
function awsMetric(event: OcsfEvent): Metric {
  if (event.class_uid !== OcsfClass.authentication || event.metadata.event_code !== 'ConsoleLogin')
    return 'iaas.api';
  return event.status_id === 2 ? 'iaas.login.failure' : 'iaas.login.success';
}

/** What machines, networks and detectors tell is no act in an application. */
function outsideMetric(event: OcsfEvent): Metric | null {
  if (event.class_uid === OcsfClass.emailActivity) return null;
  if (event.class_uid === OcsfClass.userInventory) return 'directory.user';
  switch (Math.floor(event.class_uid / 1000)) {
    case 2:
      return 'security.finding';
    case 4:
      return networkMetrics[event.class_uid] ?? 'net.flow';
    case 3:
    case 6:
      return null;
    default:
      return 'host.activity';
  }
}

const networkMetrics: Readonly<Record<number, Metric>> = {
  [OcsfClass.httpActivity]: 'net.http',
  [OcsfClass.dnsActivity]: 'net.dns',
  [OcsfClass.rdpActivity]: 'net.remote',
  [OcsfClass.sshActivity]: 'net.remote',
};

function entityMetric(event: OcsfEvent): Metric {
  if (event.activity_id !== 1) return 'saas.activity';
  if (event.entity?.type === 'Service Principal') return 'saas.sp.created';
  return event.entity?.type === 'Application' ? 'saas.app.registered' : 'saas.activity';
}

function apiMetrics(event: OcsfEvent, operation: string): readonly [Metric, ...Metric[]] {
  if (ruleOperations.has(operation)) return ['saas.mailrule.changed', 'saas.exchange.admin'];
  if (operation === 'Set-Mailbox') {
    return isForwarding(event)
      ? ['saas.mailrule.changed', 'saas.exchange.admin']
      : ['saas.exchange.admin'];
  }
  if (operation === 'MailItemsAccessed') return ['saas.mail.accessed'];
  if (/^(?:New|Set|Remove|Add|Enable|Disable|Update)-[A-Z]/.test(operation))
    return ['saas.exchange.admin'];
  return withAppAdmin('saas.activity', operation);
}

function withAppAdmin(metric: Metric, operation: string): readonly [Metric, ...Metric[]] {
  return applicationManagement.test(operation) ? [metric, 'iaas.azure.appadmin'] : [metric];
}

/** A permission taken away is none given. */
function isApplicationGrant(event: OcsfEvent): boolean {
  if (event.activity_id !== 1) return false;
  return /consent|permission ?grant|app role assignment/i.test(event.metadata.event_code);
}

function isForwarding(event: OcsfEvent): boolean {
  const data = event.api?.request?.data;
  return (
    typeof data === 'object' &&
    data !== null &&
    ('ForwardingSmtpAddress' in data || 'ForwardingAddress' in data)
  );
}
