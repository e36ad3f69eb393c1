import type { OcsfEvent } from '@nightjar/core';
import { classed } from '../event/ocsf-class.ts';
import { accountActivityOf } from './account-activity.ts';
import { type DirectoryChange, newValueOf, oldValueOf, targetOf } from './directory-change.ts';
import { grantOf, isGrant } from './grant-of.ts';
import { namedUser } from './named-user.ts';

/** No operation of the vendor's is as long: what patterns look at stays short. */
const operationMax = 120;

/** Class, activity and object of a change of the directory; what is of no other kind is Entity Management. */
export function kindOfChange(change: DirectoryChange): Partial<OcsfEvent> {
  const operation = change.operation.slice(0, operationMax).trim().replace(/\.$/, '');
  if (isGrant(operation)) return permissionOf(change, operation);
  if (/\b(?:to|from|in|for) role\b|\brole assignment\b/i.test(operation))
    return roleOf(change, operation);
  if (/\bgroup\b/i.test(operation) && !/polic|setting|lifecycle/i.test(operation))
    return groupOf(change, operation);
  const account = accountActivityOf(operation, change);
  return account === undefined ? entityOf(change, operation) : accountOf(change, account);
}

const isRemoval = (operation: string): boolean => /^(?:remove|delete|revoke)/i.test(operation);

function permissionOf(change: DirectoryChange, operation: string): Partial<OcsfEvent> {
  const grant = grantOf(change);
  const name = grant.appName || grant.appId || 'unknown application';
  return {
    ...classed(3005, isRemoval(operation) ? 2 : 1),
    // The application is who may do more now, whoever consented.
    user: { name, uid: grant.appId, type_id: 4 },
    privileges: grant.scopes,
    resource: { name, uid: grant.appId },
    unmapped: { 'nj.consentForAll': grant.consentForAll },
  };
}

function roleOf(change: DirectoryChange, operation: string): Partial<OcsfEvent> {
  const valueOf = isRemoval(operation) ? oldValueOf : newValueOf;
  const role =
    valueOf(change, 'Role.DisplayName') ||
    newValueOf(change, 'Role.DisplayName', 'RoleName') ||
    (targetOf(change, 'Role')?.name ?? '');
  const uid =
    valueOf(change, 'Role.TemplateId') ||
    newValueOf(change, 'Role.TemplateId') ||
    targetOf(change, 'Role')?.id;
  return {
    ...classed(3005, isRemoval(operation) ? 2 : 1),
    user: userOf(change),
    privileges: role === '' ? [] : [role],
    resource: { name: role || 'unknown role', type: 'Role', ...(uid ? { uid } : {}) },
  };
}

export const groupActivities: readonly (readonly [RegExp, number])[] = [
  [/^add (?:eligible )?owner/i, 1],
  [/^remove (?:eligible )?owner/i, 2],
  [/^add .*member/i, 3],
  [/^remove .*member/i, 4],
  [/^(?:hard )?delete/i, 5],
  [/^(?:add|create)/i, 6],
];

function groupOf(change: DirectoryChange, operation: string): Partial<OcsfEvent> {
  const target = targetOf(change, 'Group');
  const aboutMember = /member|owner/i.test(operation);
  const own = aboutMember ? target : (target ?? change.targets[0]);
  const activity = groupActivities.find(([pattern]) => pattern.test(operation))?.[1] ?? 99;
  const valueOf = isRemoval(operation) ? oldValueOf : newValueOf;
  const name = own?.name || valueOf(change, 'Group.DisplayName') || 'unknown group';
  const uid = own?.id || valueOf(change, 'Group.ObjectID');
  return {
    ...classed(3006, activity),
    group: { name, ...(uid ? { uid } : {}) },
    ...(aboutMember ? { user: userOf(change) } : {}),
    ...(activity < 3 ? { privileges: ['Owner'] } : {}),
  };
}

function accountOf(change: DirectoryChange, activity: number): Partial<OcsfEvent> {
  return { ...classed(3001, activity), user: userOf(change) };
}

/** Whom a change is about: a user, or a service principal given a role. */
function userOf(change: DirectoryChange): NonNullable<OcsfEvent['user']> {
  const target = targetOf(change, 'User', 'ServicePrincipal', '') ?? change.targets[0];
  const name = target?.upn || target?.name || target?.id || 'unknown';
  return {
    ...namedUser(name, target?.id),
    type_id: target?.type === 'ServicePrincipal' ? 4 : 1,
  };
}

export const verbs: readonly (readonly [RegExp, number])[] = [
  [/^(?:add|create) (?:service principal|application)$/i, 1],
  // A credential or an owner more changes the application, it makes none.
  [/credential|owner|certificate|secret|service principal|application/i, 3],
  [/^(?:add|create|register|invite|new)\b/i, 1],
  [/^(?:update|set|change|edit|modify|upgrade|verify)\b/i, 3],
  [/^enable\b/i, 8],
  [/^disable\b/i, 9],
];

function entityOf(change: DirectoryChange, operation: string): Partial<OcsfEvent> {
  const activity = /^(?:hard |purge )?(?:delete|remove|unregister)\b/i.test(operation)
    ? removalOf(operation)
    : (verbs.find(([pattern]) => pattern.test(operation))?.[1] ?? 99);
  const type = typeOf(operation);
  const target = change.targets[0];
  if (type !== undefined) {
    const { appName, appId } = grantOf(change);
    const name = appName || appId || 'unknown application';
    const uid = appId || target?.id;
    return { ...classed(3004, activity), entity: { type, name, ...(uid ? { uid } : {}) } };
  }
  const name = target?.upn || target?.name || target?.id || operation || 'the directory';
  return {
    ...classed(3004, activity),
    entity: {
      type: target?.type || 'Directory',
      name,
      ...(target?.id ? { uid: target.id } : {}),
    },
  };
}

/** Taking a credential or an owner away leaves the application. */
function removalOf(operation: string): number {
  return /credential|owner|certificate|secret/i.test(operation) ? 3 : 4;
}

function typeOf(operation: string): 'Service Principal' | 'Application' | undefined {
  if (/service principal/i.test(operation)) return 'Service Principal';
  return /application/i.test(operation) ? 'Application' : undefined;
}
