import type { OcsfEvent } from '@nightjar/core';
import { classed } from '../ocsf-class.ts';
import { type AuditRecord, namedValue } from './audit-record.ts';
import { grantOf, isGrant } from './grant.ts';
import { isSignIn, signInOf } from './sign-in.ts';

/** What a record says beyond what all records say; kinds without a class of their own are API Activity. */
export function kindOf(from: AuditRecord): Partial<OcsfEvent> {
  const { Operation: operation } = from;
  if (isSignIn(operation)) return signInOf(from);
  if (isGrant(operation)) return permissionOf(from);
  if (/^Add (?:service principal|application)\.?$/.test(operation)) return creationOf(from);
  if (/^Send(?:As|OnBehalf)?$/.test(operation)) return mailOf(from);
  if (operation === 'MailItemsAccessed') return classed(6003, 2);
  if (/^(?:New|Set|Update)-?.*InboxRule/.test(operation)) return inboxRuleOf(from);
  return {};
}

function permissionOf(from: AuditRecord): Partial<OcsfEvent> {
  const grant = grantOf(from);
  return {
    ...classed(3005, 1),
    privileges: grant.scopes,
    resource: { name: grant.appName, uid: grant.appId },
    unmapped: { 'nj.consentForAll': grant.consentForAll },
  };
}

function creationOf(from: AuditRecord): Partial<OcsfEvent> {
  const { appName, appId } = grantOf(from);
  const type = /service/.test(from.Operation) ? 'Service Principal' : 'Application';
  return { ...classed(3004, 1), entity: { type, name: appName, uid: appId } };
}

function mailOf(from: AuditRecord): Partial<OcsfEvent> {
  // Exchange writes `name.ext (1234b); name2.ext (99b)`.
  const files = (from.Item?.Attachments ?? '')
    .split(';')
    .map((one) => ({ name: one.replace(/\s*\(\d+b\)\s*$/, '').trim() }))
    .filter(({ name }) => name !== '');
  const email = { subject: from.Item?.Subject ?? '', files };
  return { ...classed(4009, 1), direction_id: 2, email };
}

function inboxRuleOf(from: AuditRecord): Partial<OcsfEvent> {
  const parameters = typeof from.Parameters === 'string' ? undefined : from.Parameters;
  const name = namedValue(parameters, 'Name') ?? /\\([^\\]*)$/.exec(from.ObjectId ?? '')?.[1] ?? '';
  return { ...classed(6003, from.Operation.startsWith('New') ? 1 : 3), resource: { name } };
}
