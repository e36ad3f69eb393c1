import { firstParty } from '../people/applications.ts';
import type { PersonDay } from './day.ts';
import type { Act, Scene } from '../record/act.ts';
import { mailAccessRecord, sendRecords } from '../record/mail.ts';
import { signInRecords } from '../record/sign-in.ts';
import { dayMs, hourMs, minuteMs, offsetHours, weekdayOf } from '../time.ts';

const reader = { info: 'Client=WebServices;BackupAgent/4.1', process: undefined } as const;

/** Accounts of machines: a nightly backup, a scanner that mails, and the newsletter that leaves on Tuesdays. */
export function recordMachineDay(scene: Scene, personDay: PersonDay): void {
  const { person, day } = personDay;
  if (person.role === 'mailing') return recordNewsletter(scene, personDay);
  if (/backup/.test(person.upn)) return recordBackup(scene, personDay);
  if (!day.isWeekend) recordScanner(scene, personDay);
}

function recordBackup(scene: Scene, { person, day, into }: PersonDay): void {
  const night = day.start + hourMs;
  for (let index = 0; index < 6; index++) {
    const act = machineAct(scene, person, night + index * 10 * minuteMs);
    into.push(
      ...signInRecords(scene, act, { application: firstParty.exchange, interactive: false }),
    );
    into.push(
      mailAccessRecord(scene, act, { client: reader, items: scene.random.int(10, 60), sync: true }),
    );
  }
}

function recordScanner(scene: Scene, { person, day, into }: PersonDay): void {
  for (let left = scene.random.int(3, 9); left > 0; left--) {
    const act = machineAct(scene, person, day.start + scene.random.int(8 * 60, 16 * 60) * minuteMs);
    const scan = {
      client: { info: 'Client=SMTP' },
      subject: 'Scan from the ground floor',
      attachments: ['Scan.pdf'],
    };
    into.push(...sendRecords(scene, act, scan));
  }
}

function recordNewsletter(scene: Scene, { person, day, into }: PersonDay): void {
  if (day.isWeekend || day.isPublicHoliday) return;
  const nine = day.start + (9 - offsetHours(person.country, day.start)) * hourMs;
  const start = nine + scene.random.int(0, 40) * minuteMs;
  const act = machineAct(scene, person, start);
  into.push(
    ...signInRecords(scene, act, { application: firstParty.outlookWeb, interactive: true }),
  );
  const isIssueDay = weekdayOf(day.start) === 2;
  const count = isIssueDay ? scene.random.int(60, 110) : scene.random.int(1, 4);
  const subject = `News from ${scene.organisation.name}, issue ${Math.floor(day.start / (7 * dayMs)) % 500}`;
  for (let index = 1; index <= count; index++) {
    const mail = {
      client: { info: 'Client=OWA;Action=ViaProxy' },
      subject: isIssueDay ? subject : `Draft: ${subject}`,
    };
    into.push(
      ...sendRecords(
        scene,
        { ...act, at: start + index * 20_000 + scene.random.int(0, 9000) },
        mail,
      ),
    );
  }
}

function machineAct(scene: Scene, person: PersonDay['person'], at: number): Act {
  return {
    person,
    at,
    place: person.office,
    session: scene.random.guid(),
    userAgent:
      person.role === 'mailing'
        ? 'Mozilla/5.0 (X11; Linux x86_64) Firefox/115.0'
        : 'BackupAgent/4.1',
    os: person.role === 'mailing' ? 'Linux' : '',
    browser: person.role === 'mailing' ? 'Firefox' : '',
  };
}
