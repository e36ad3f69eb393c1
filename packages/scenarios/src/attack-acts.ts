import { firstParty, type Application, type GrantedApplication } from './applications.ts';
import type { Attack } from './attack.ts';
import type { Act } from './record/act.ts';
import { addServicePrincipal, consentRecords } from './record/directory.ts';
import { mailAccessRecord, type MailClient } from './record/mail.ts';
import { signInErrors } from './record/sign-in-attempt.ts';
import { signInRecords } from './record/sign-in.ts';
import { minuteMs } from './time.ts';
import type { Place, VendorRecord } from './types.ts';

/** Guessed passwords: `count` failures within some minutes. */
export function guessPassword(
  attack: Attack,
  where: { place: Place; at: number; count: number },
): VendorRecord[] {
  return Array.from({ length: where.count }, (_, index) => {
    const at = where.at + index * 80_000 + attack.scene.random.int(0, 40_000);
    const act = attack.from(where.place, at, `guess ${at}`);
    const error = signInErrors.wrongPassword;
    return signInRecords(attack.scene, act, {
      application: firstParty.officeHome,
      interactive: true,
      error,
    });
  }).flat();
}

/** A sign-in by hand, then the token for the mailbox on the web. */
export function signIn(
  attack: Attack,
  act: Act,
  application: Application = firstParty.officeHome,
): VendorRecord[] {
  const later = { ...act, at: act.at + 20_000 };
  return [
    ...signInRecords(attack.scene, act, { application, interactive: true }),
    ...signInRecords(attack.scene, later, { application, interactive: false }),
  ];
}

/** The application registered in the tenant by consenting to it, after signing in to it. */
export function grantApplication(
  attack: Attack,
  act: Act,
  application: GrantedApplication,
): VendorRecord[] {
  const resource = firstParty.graph;
  const directory = {
    person: act.person,
    at: act.at + 60_000,
    correlationId: attack.scene.random.guid(),
  };
  return [
    ...signInRecords(attack.scene, act, { application, resource, interactive: true }),
    addServicePrincipal(attack.scene, directory, application),
    ...consentRecords(attack.scene, { ...directory, at: directory.at + 1000 }, application),
  ];
}

/** A mailbox copied: `records` records within an hour, some items each. */
export function copyMailbox(
  attack: Attack,
  act: Act,
  copy: { client: MailClient; records: number },
): VendorRecord[] {
  const folders = ['Inbox', 'Sent Items', 'Archive', 'Inbox\\Invoices'];
  return Array.from({ length: copy.records }, (_, index) => {
    const at = act.at + Math.floor((index * 55 * minuteMs) / copy.records);
    const items = attack.scene.random.int(8, 40);
    return mailAccessRecord(
      attack.scene,
      { ...act, at },
      { client: copy.client, items, folder: folders[index % 4] },
    );
  });
}
