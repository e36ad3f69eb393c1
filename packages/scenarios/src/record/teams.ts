import type { VendorRecord } from '../types.ts';
import { auditHead, auditRecord, type Act, type Scene } from './act.ts';

/** A chat session begun or a message sent in Teams; the messages themselves carry no address. */
export function teamsRecord(
  scene: Scene,
  act: Act,
  operation: 'TeamsSessionStarted' | 'MessageSent',
): VendorRecord {
  const started = operation === 'TeamsSessionStarted';
  const record = {
    ...auditHead(scene, act, {
      operation,
      recordType: 25,
      workload: 'MicrosoftTeams',
      resultStatus: 'Success',
      userKey: act.person.id,
    }),
    ...(started ? { ClientIP: act.place.ip, ObjectId: 'Windows' } : {}),
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
