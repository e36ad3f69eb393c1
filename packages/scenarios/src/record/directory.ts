import { firstParty, type Application, type GrantedApplication } from '../people/applications.ts';
import { guidFrom } from '../random.ts';
import type { Person, VendorJson, VendorRecord } from '../types.ts';
import { auditHead, auditRecord, type Scene } from './act.ts';

/** Who changes the directory, and when. The records have no address: the directory does not tell. */
export interface DirectoryAct {
  person: Person;
  at: number;
  correlationId: string;
}

interface Property {
  Name: string;
  NewValue: string;
  OldValue: string;
}

interface Change {
  operation: string;
  category: string;
  target: {
    kind: 'ServicePrincipal' | 'User' | 'Group' | 'Application';
    id: string;
    name: string;
    appId?: string;
  };
  properties: readonly Property[];
  userAgent?: string;
}

/** A change to the directory as the unified audit log tells it (operations end in a full stop). */
export function directoryRecord(scene: Scene, act: DirectoryAct, change: Change): VendorRecord {
  const { organizationId } = scene.organisation;
  const { person } = act;
  const { target } = change;
  const details = {
    ...(change.userAgent ? { 'User-Agent': change.userAgent } : {}),
    ...(target.appId ? { AppId: target.appId } : {}),
  };
  const record = {
    ...auditHead(scene, act, {
      operation: change.operation,
      recordType: 8,
      workload: 'AzureActiveDirectory',
      resultStatus: 'Success',
      userKey: `${person.puid}@${scene.organisation.domain}`,
    }),
    ObjectId: target.appId ?? (target.kind === 'User' ? target.name : target.id),
    AzureActiveDirectoryEventType: 1,
    ExtendedProperties: [
      { Name: 'additionalDetails', Value: JSON.stringify(details) },
      { Name: 'extendedAuditEventCategory', Value: change.category },
    ],
    ModifiedProperties: change.properties,
    Actor: actorOf(person),
    ActorContextId: organizationId,
    InterSystemsId: act.correlationId,
    IntraSystemId: scene.random.guid(),
    SupportTicketId: '',
    Target: targetOf(target),
    TargetContextId: organizationId,
  };
  return auditRecord(scene, act.at, record);
}

/** The service principal that a first consent creates in the tenant. */
export function addServicePrincipal(
  scene: Scene,
  act: DirectoryAct,
  application: Application,
): VendorRecord {
  return directoryRecord(scene, act, {
    operation: 'Add service principal.',
    category: 'ServicePrincipal',
    target: principalOf(scene, application),
    userAgent: 'EvoSTS',
    properties: [
      changed('AccountEnabled', '[true]'),
      changed('AppPrincipalId', `["${application.id}"]`),
      changed('DisplayName', `["${application.name}"]`),
      changed('ServicePrincipalName', `["${application.id}"]`),
      changed(
        'Included Updated Properties',
        'AccountEnabled, AppPrincipalId, DisplayName, ServicePrincipalName',
      ),
      changed('TargetId.ServicePrincipalNames', application.id),
    ],
  });
}

/** What a person's consent leaves behind: the assignment, the delegated grant and the consent, a second apart. */
export function consentRecords(
  scene: Scene,
  act: DirectoryAct,
  application: GrantedApplication,
): VendorRecord[] {
  const target = principalOf(scene, application);
  const change = { target, category: 'ServicePrincipal', userAgent: 'EvoSTS' };
  const later = { ...act, at: act.at + 1000 };
  return [
    directoryRecord(scene, act, {
      ...change,
      operation: 'Add app role assignment grant to user.',
      properties: [
        changed('AppRole.Id', '00000000-0000-0000-0000-000000000000'),
        changed('User.ObjectID', act.person.id),
        changed('User.UPN', act.person.upn),
        changed('ServicePrincipal.ObjectID', target.id),
        changed('TargetId.ServicePrincipalNames', application.id),
      ],
    }),
    delegatedGrant(scene, later, application),
    directoryRecord(scene, later, {
      ...change,
      operation: 'Consent to application.',
      properties: consentProperties(scene, act.person, { ...application, principalId: target.id }),
    }),
  ];
}

function delegatedGrant(
  scene: Scene,
  act: DirectoryAct,
  application: GrantedApplication,
): VendorRecord {
  return directoryRecord(scene, act, {
    operation: 'Add delegated permission grant.',
    category: 'ServicePrincipal',
    userAgent: 'EvoSTS',
    // The grant is on what the application may reach; the application itself is among the properties.
    target: principalOf(scene, firstParty.graph),
    properties: [
      changed('DelegatedPermissionGrant.Scope', application.scopes.join(' ')),
      changed('DelegatedPermissionGrant.ConsentType', 'Principal'),
      changed('ServicePrincipal.DisplayName', application.name),
      changed('ServicePrincipal.AppId', application.id),
      changed('ServicePrincipal.ObjectID', principalOf(scene, application).id),
      changed('TargetId.ServicePrincipalNames', application.id),
    ],
  });
}

function consentProperties(
  scene: Scene,
  person: Person,
  consent: { id: string; principalId: string; scopes: readonly string[] },
): Property[] {
  const grant =
    `Id: ${scene.random.guid()}, ClientId: ${consent.principalId}, PrincipalId: ${person.id}, ` +
    `ResourceId: ${principalOf(scene, firstParty.graph).id}, ConsentType: Principal, ` +
    `Scope: ${consent.scopes.join(' ')}, CreatedDateTime: , LastModifiedDateTime `;
  return [
    changed('ConsentContext.IsAdminConsent', 'False'),
    changed('ConsentContext.IsAppOnly', 'False'),
    changed('ConsentContext.OnBehalfOfAll', 'False'),
    changed('ConsentContext.Tags', 'WindowsAzureActiveDirectoryIntegratedApp'),
    changed('ConsentAction.Permissions', `[] => [[${grant}]]; `),
    changed('TargetId.ServicePrincipalNames', consent.id),
  ];
}

/** A modified property that had no value before. */
export function changed(Name: string, NewValue: string): Property {
  return { Name, NewValue, OldValue: '' };
}

function principalOf(scene: Scene, application: Application): Change['target'] & { appId: string } {
  const id = guidFrom(`${scene.organisation.organizationId}/principal/${application.id}`);
  return { kind: 'ServicePrincipal', id, name: application.name, appId: application.id };
}

function actorOf(person: Person): VendorJson[] {
  return [
    { ID: person.upn, Type: 5 },
    { ID: person.puid, Type: 3 },
    { ID: `User_${person.id}`, Type: 2 },
    { ID: person.id, Type: 2 },
    { ID: 'User', Type: 2 },
  ];
}

function targetOf(target: Change['target']): VendorJson[] {
  const ids = [
    { ID: `${target.kind}_${target.id}`, Type: 2 },
    { ID: target.id, Type: 2 },
    { ID: target.kind, Type: 2 },
  ];
  if (target.kind === 'User') return [...ids, { ID: target.name, Type: 5 }];
  const named = [...ids, { ID: target.name, Type: 1 }];
  return target.appId
    ? [...named, { ID: target.appId, Type: 2 }, { ID: target.appId, Type: 4 }]
    : named;
}
