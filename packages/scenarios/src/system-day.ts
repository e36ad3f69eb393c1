import type { Day } from './day.ts';
import { guidFrom } from './random.ts';
import type { Scene } from './record/act.ts';
import { auditRecord } from './record/act.ts';
import { changed } from './record/directory.ts';
import { auditTime, minuteMs } from './time.ts';
import type { VendorRecord } from './types.ts';

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
  const name = `identity-${random.int(100, 999)}`;
  const appId = random.guid();
  const targetId = random.guid();
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
      ObjectId: appId,
      UserId: `ServicePrincipal_${actorId}`,
      AzureActiveDirectoryEventType: 1,
      ExtendedProperties: [{ Name: 'extendedAuditEventCategory', Value: 'ServicePrincipal' }],
      ModifiedProperties: [
        changed('DisplayName', `["${name}"]`),
        changed('TargetId.ServicePrincipalNames', appId),
      ],
      Actor: [
        { ID: provisioner.name, Type: 1 },
        { ID: provisioner.appId, Type: 2 },
        { ID: `ServicePrincipal_${actorId}`, Type: 2 },
        { ID: actorId, Type: 2 },
        { ID: 'ServicePrincipal', Type: 2 },
      ],
      ActorContextId: organisation.organizationId,
      InterSystemsId: random.guid(),
      IntraSystemId: random.guid(),
      SupportTicketId: '',
      Target: [
        { ID: `ServicePrincipal_${targetId}`, Type: 2 },
        { ID: targetId, Type: 2 },
        { ID: 'ServicePrincipal', Type: 2 },
        { ID: name, Type: 1 },
        { ID: appId, Type: 2 },
        { ID: appId, Type: 4 },
      ],
      TargetContextId: organisation.organizationId,
    }),
  );
}
