import type { OcsfEvent, OcsfUser } from '@nightjar/core';
import { Fields, filled, isRecord, isText } from '../record/fields.ts';
import { classed } from '../event/ocsf-class.ts';
import type { Call } from './call.ts';

/** Changes of a user or role, as OCSF's mapping of CloudTrail has them: Account Change. */
export const accountChanges: Readonly<Record<string, number>> = {
  CreateUser: 1,
  CreateRole: 1,
  CreateServiceLinkedRole: 1,
  CreateLoginProfile: 2,
  ChangePassword: 3,
  UpdateLoginProfile: 4,
  DeleteLoginProfile: 5,
  DeleteUser: 6,
  DeleteRole: 6,
  DeleteServiceLinkedRole: 6,
  AttachUserPolicy: 7,
  AttachRolePolicy: 7,
  PutUserPolicy: 7,
  PutRolePolicy: 7,
  PutUserPermissionsBoundary: 7,
  PutRolePermissionsBoundary: 7,
  DetachUserPolicy: 8,
  DetachRolePolicy: 8,
  DeleteUserPolicy: 8,
  DeleteRolePolicy: 8,
  DeleteUserPermissionsBoundary: 8,
  DeleteRolePermissionsBoundary: 8,
  EnableMFADevice: 10,
  DeactivateMFADevice: 11,
  CreateAccessKey: 99,
  UpdateAccessKey: 99,
  DeleteAccessKey: 99,
  UpdateUser: 99,
  UpdateRole: 99,
};

export const groupChanges: Readonly<Record<string, number>> = {
  AttachGroupPolicy: 1,
  PutGroupPolicy: 1,
  DetachGroupPolicy: 2,
  DeleteGroupPolicy: 2,
  AddUserToGroup: 3,
  RemoveUserFromGroup: 4,
  DeleteGroup: 5,
  CreateGroup: 6,
};

/** Entities by the end of the operation's name; the start says what becomes of it. */
export const entities: readonly (readonly [RegExp, string])[] = [
  [/AssumeRolePolicy$/, 'Trust Policy'],
  [/PolicyVersion$|(?:Create|Delete)Policy$/, 'Policy'],
  [/InstanceProfile$/, 'Instance Profile'],
  [/(?:SAML|OpenIDConnect)Provider$|OpenIDConnectProvider\w*$/, 'Identity Provider'],
  [/AccountPasswordPolicy$/, 'Password Policy'],
  [/AccountAlias$/, 'Account Alias'],
];
const names = ['policyName', 'roleName', 'instanceProfileName', 'name', 'url', 'accountAlias'];
const arns = ['policyArn', 'samlProviderArn', 'sAMLProviderArn', 'openIDConnectProviderArn'];

/** What a call to IAM, or an assignment of the identity centre, changes; null where it changes nothing of these. */
export function iamChangeOf(call: Call): Partial<OcsfEvent> | null {
  const { operation, service } = call;
  if (service === 'sso' && /^(?:Create|Delete)AccountAssignment$/.test(operation))
    return assignmentOf(call);
  if (service !== 'iam' || call.isReadOnly) return null;
  if (Object.hasOwn(accountChanges, operation)) return accountChangeOf(call);
  if (Object.hasOwn(groupChanges, operation)) return groupChangeOf(call);
  if (!/^(?:Create|Delete|Update|Set|Put|Add|Remove)/.test(operation)) return null;
  const entity = entities.find(([pattern]) => pattern.test(operation));
  return entity ? entityChangeOf(call, entity[1]) : null;
}

function accountChangeOf(call: Call): Partial<OcsfEvent> {
  const policy = filled({
    uid: call.request.peek('policyArn', isText),
    name: call.request.peek('policyName', isText),
  });
  return {
    ...classed(3001, accountChanges[call.operation]!),
    user: targetOf(call),
    ...(policy ? { policy } : {}),
  };
}

/** The user or role acted upon; a call that names nobody is about the caller. */
function targetOf({ request, response, actor }: Call): OcsfUser {
  const answered = new Fields(
    response.peek('user', isRecord) ?? response.peek('role', isRecord) ?? {},
  );
  const role = request.peek('roleName', isText) ?? answered.peek('roleName', isText);
  const user = request.peek('userName', isText) ?? answered.peek('userName', isText);
  const target = filled({ name: user ?? role, uid: answered.peek('arn', isText) });
  if (!target) return actor.user ?? { name: '', type_id: 0 };
  return { ...target, type: role === undefined ? 'IAMUser' : 'Role', type_id: role ? 99 : 1 };
}

function groupChangeOf(call: Call): Partial<OcsfEvent> {
  const user = call.request.peek('userName', isText);
  const policy = call.request.peek('policyArn', isText) ?? call.request.peek('policyName', isText);
  return {
    ...classed(3006, groupChanges[call.operation]!),
    group: { name: call.request.peek('groupName', isText) ?? '' },
    ...(user === undefined ? {} : { user: { name: user, type: 'IAMUser', type_id: 1 } }),
    ...(policy === undefined ? {} : { privileges: [policy] }),
  };
}

function entityChangeOf({ operation, request }: Call, type: string): Partial<OcsfEvent> {
  const activity = /^Create(?!PolicyVersion)/.test(operation)
    ? 1
    : /^Delete(?!PolicyVersion)/.test(operation)
      ? 4
      : 3;
  const first = (list: readonly string[]): string | undefined =>
    list.map((name) => request.peek(name, isText)).find((value) => value !== undefined);
  const uid = first(arns);
  return {
    ...classed(3004, activity),
    entity: { type, name: first(names) ?? uid ?? type, ...(uid === undefined ? {} : { uid }) },
  };
}

function assignmentOf({ operation, request }: Call): Partial<OcsfEvent> {
  const account = request.peek('targetId', isText);
  return {
    ...classed(3005, operation.startsWith('Create') ? 1 : 2),
    user: { uid: request.peek('principalId', isText) ?? '', type_id: 0 },
    privileges: [request.peek('permissionSetArn', isText) ?? ''],
    ...(account === undefined ? {} : { resources: [{ uid: account, type: 'AWS::Account' }] }),
  };
}
