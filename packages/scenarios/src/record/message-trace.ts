import { auditTime, minuteMs } from '../time.ts';
import type { VendorRecord } from '../types.ts';
import type { Scene } from './act.ts';

/** A message on its way, as the transport sees it. */
export interface Traced {
  at: number;
  sender: string;
  to: readonly string[];
  subject: string;
  messageId: string;
  fromIp: string;
  size: number;
}

/** One row of `Get-MessageTrace` for each recipient; only what leaves the organisation names a server it goes to. */
export function traceRecords(scene: Scene, mail: Traced): VendorRecord[] {
  const random = scene.random.fork(`trace/${mail.messageId}`);
  const traceId = random.guid();
  const isOwn = (address: string): boolean => address.endsWith(`@${scene.organisation.domain}`);
  return mail.to.map((recipient) => ({
    source: 'message-trace',
    happenedAt: mail.at,
    arrivesAt: mail.at + random.int(2, 40) * minuteMs,
    record: {
      Organization: `${scene.organisation.slug}.onmicrosoft.com`,
      MessageId: mail.messageId,
      Received: `${auditTime(mail.at)}.${String(mail.at % 1000).padStart(3, '0')}`,
      SenderAddress: mail.sender,
      RecipientAddress: recipient,
      Subject: mail.subject,
      Status: 'Delivered',
      ToIP: isOwn(recipient) ? null : serverOf(recipient),
      FromIP: mail.fromIp,
      Size: mail.size,
      MessageTraceId: traceId,
    },
  }));
}

/** An invented server of the recipient's domain, always the same one, among addresses of documentation. */
function serverOf(recipient: string): string {
  const domain = recipient.slice(recipient.lastIndexOf('@') + 1);
  const sum = [...domain].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 250, 7);
  return `198.51.100.${sum + 2}`;
}
