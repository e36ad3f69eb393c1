import { auditTime } from '../time.ts';
import type { VendorRecord } from '../types.ts';
import { auditRecord, type Act, type Scene } from './act.ts';

/** A chat session begun or a message sent in Teams; the messages themselves carry no address. */
export function teamsRecord(
  scene: Scene,
  act: Act,
  operation: 'TeamsSessionStarted' | 'MessageSent',
): VendorRecord {
  const { organisation, random } = scene;
  const started = operation === 'TeamsSessionStarted';
  const record = {
    CreationTime: auditTime(act.at),
    Id: random.guid(),
    Operation: operation,
    OrganizationId: organisation.organizationId,
    RecordType: 25,
    ResultStatus: 'Success',
    UserKey: act.person.id,
    UserType: 0,
    Version: 1,
    Workload: 'MicrosoftTeams',
    ...(started ? { ClientIP: act.place.ip, ObjectId: 'Windows' } : {}),
    UserId: act.person.upn,
    ...(started
      ? { ItemName: act.person.displayName }
      : {
          CommunicationType: 'OneOnOne',
          ItemName: `19:${act.person.mailboxId}@unq.gbl.spaces`,
          MessageId: String(act.at),
        }),
  };
  return auditRecord(scene, act.at, record);
}
