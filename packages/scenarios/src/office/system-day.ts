import type { Day } from './day.ts';
import { guidFrom } from '../random.ts';
import { auditRecord, type Scene } from '../record/act.ts';
import { changed } from '../record/directory.ts';
import { auditTime, minuteMs } from '../time.ts';
import type { VendorJson, VendorRecord } from '../types.ts';

const provisioner = {
  name: 'Managed Service Identity',
  appId: 'ef5d5c69-a5df-46bb-acaf-426f161a21a2',
};

/** What the vendor's own provisioning does in the directory: now and then a service principal of its own. */
export function recordSystemDay(scene: Scene, day: Day, into: VendorRecord[]): void {
  const { random, organisation } = scene;
  if (!random.chance(0.15)) return;
  const at = day.start + random.int(0, 24 * 60 - 1) * minuteMs;
  const actorId = guidFrom(`${organisation.organizationId}/${provisioner.appId}`);
  const created = {
    id: random.guid(),
    appId: random.guid(),
    name: `identity-${random.int(100, 999)}`,
  };
  into.push(
    auditRecord(scene, at, {
      CreationTime: auditTime(at),
      Id: random.guid(),
      Operation: 'Add service principal.',
      OrganizationId: organisation.organizationId,
      RecordType: 8,
      ResultStatus: 'Success',
      UserKey: 'Not Available',
      UserType: 4,
      Version: 1,
      Workload: 'AzureActiveDirectory',
      ObjectId: created.appId,
      UserId: `ServicePrincipal_${actorId}`,
      AzureActiveDirectoryEventType: 1,
      ExtendedProperties: [{ Name: 'extendedAuditEventCategory', Value: 'ServicePrincipal' }],
      ModifiedProperties: [changed('DisplayName', `["${created.name}"]`)],
      Actor: principalIds({ ...provisioner, id: actorId }),
      ActorContextId: organisation.organizationId,
      InterSystemsId: random.guid(),
      IntraSystemId: random.guid(),
      SupportTicketId: '',
      Target: principalIds(created),
      TargetContextId: organisation.organizationId,
    }),
  );
}

function principalIds(of: { id: string; appId: string; name: string }): VendorJson[] {
  return [
    { ID: `ServicePrincipal_${of.id}`, Type: 2 },
    { ID: of.id, Type: 2 },
    { ID: 'ServicePrincipal', Type: 2 },
    { ID: of.name, Type: 1 },
    { ID: of.appId, Type: 2 },
    { ID: of.appId, Type: 4 },
  ];
}
