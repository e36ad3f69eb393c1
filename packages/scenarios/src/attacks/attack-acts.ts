import { firstParty, type Application, type GrantedApplication } from '../people/applications.ts';
import { aside, type Act } from '../record/act.ts';
import { addServicePrincipal, consentRecords } from '../record/directory.ts';
import { fileRecord } from '../record/files.ts';
import { mailAccessRecord, type MailClient } from '../record/mail.ts';
import { signInErrors } from '../record/sign-in-attempt.ts';
import { signInRecords } from '../record/sign-in.ts';
import { minuteMs } from '../time.ts';
import type { Person, VendorRecord } from '../types.ts';
import { giving, isLikelyVictim, type Attack, type Given, type Role, type Step } from './attack.ts';
import { modelPaths as models } from './model-paths.ts';

const guessSpanMs = 1_280_000;

/** Guessed passwords: `count` failures within some minutes. */
export function guessPassword(
  attack: Attack,
  where: { from: Role; at: number; count: number },
): Given[] {
  const apartMs = Math.min(80_000, Math.floor(guessSpanMs / where.count));
  const guesses = Array.from({ length: where.count }, (_, index) => {
    const at = where.at + index * apartMs + attack.scene.random.int(0, apartMs / 2);
    return failSignIn(attack, attack.from(where.from, at, `guess ${at}`));
  });
  return giving([models.loginAttempt, models.rareAfterAttempts], guesses.flat());
}

/** One password tried on many people, once each, within twenty minutes, where a plan asks for it. */
export function sprayStep(attack: Attack, people = 0): Step[] {
  const records = (at: number): Given[] => sprayPassword(attack, at, people);
  return people > 0 ? [{ name: 'password-spray', afterHours: -2, records }] : [];
}

function sprayPassword(attack: Attack, from: number, people: number): Given[] {
  const others = attack.scene.organisation.people.filter(
    (person) => person.id !== attack.victim.id && isLikelyVictim(person),
  );
  const tried: Person[] = [...others.slice(0, people), attack.victim];
  const tries = tried.map((person, index) => {
    const at = from + Math.floor((index * 20 * minuteMs) / tried.length);
    return failSignIn(attack, { ...attack.from('vps', at, `spray ${at}`), person });
  });
  return giving([models.loginAttempt, models.rareAfterAttempts], tries.flat());
}

function failSignIn(attack: Attack, act: Act): VendorRecord[] {
  return signInRecords(attack.scene, act, {
    application: firstParty.officeHome,
    interactive: true,
    error: signInErrors.wrongPassword,
  });
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
): Given[] {
  const resource = firstParty.graph;
  const directory = {
    person: act.person,
    at: act.at + 60_000,
    correlationId: attack.scene.random.guid(),
  };
  const token = { application, resource, interactive: true } as const;
  const signedIn = signInRecords(attack.scene, act, token);
  const created = addServicePrincipal(attack.scene, directory, application);
  const later = { ...directory, at: directory.at + 1000 };
  const consent = consentRecords(attack.scene, later, application);
  const administers = models.applicationAdministration;
  return [
    ...giving([models.unusualSource, models.loginAfterGrant], signedIn),
    ...giving([models.newPrincipal, administers], [created]),
    ...giving([models.permissionGrant, models.loginAfterGrant, administers], consent),
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

/** Files looked through for what the intruder can use. */
export function readFiles(attack: Attack, act: Act): VendorRecord[] {
  const scene = aside(attack.scene, `files/${act.at}`);
  return ['Supplier list.xlsx', 'Budget.xlsx', 'Contract template.docx'].map((name, index) =>
    fileRecord(
      scene,
      { ...act, at: act.at + index * minuteMs },
      { operation: 'FileAccessed', name, library: attack.victim.department },
    ),
  );
}
