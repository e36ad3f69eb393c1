import type { OcsfEvent } from '@nightjar/core';
import { isEmailAddress } from '../event/email-address.ts';
import { classed } from '../event/ocsf-class.ts';
import type { AuditRecord } from './audit-record.ts';

export function isMailSent(operation: string): boolean {
  return /^Send(?:As|OnBehalf)?$/.test(operation);
}

/** A message sent from a mailbox; the audit log tells no recipients. */
export function mailOf(from: AuditRecord): Partial<OcsfEvent> {
  const sender = [
    from.SendAsUserSmtp,
    from.SendOnBehalfOfUserSmtp,
    from.MailboxOwnerUPN,
    from.UserId,
  ].find((one) => one && isEmailAddress(one));
  const { InternetMessageId: messageUid, Subject: subject } = from.Item ?? {};
  const agent = from.UserAgent || from.ClientInfoString;
  return {
    ...classed(4009, 1),
    direction_id: 2,
    email: {
      ...(sender ? { from: sender } : { to: [] }),
      subject: subject ?? '',
      ...(messageUid ? { message_uid: messageUid } : {}),
      files: filesOf(from),
    },
    ...(agent ? { unmapped: { 'nj.userAgent': agent } } : {}),
  };
}

/** Exchange writes `name.ext (1234b); name2.ext (99b)`. */
function filesOf(from: AuditRecord): { name: string; type_id: 1 }[] {
  return (from.Item?.Attachments ?? '')
    .split(';')
    .map((one) => ({ name: one.replace(/\(\d+b\)\s*$/, '').trim(), type_id: 1 as const }))
    .filter(({ name }) => name !== '');
}
