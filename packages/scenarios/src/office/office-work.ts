import { ordinaryApplications } from '../people/applications.ts';
import { scale, type PersonDay } from './day.ts';
import { fileNames, subjects } from '../people/names.ts';
import { addServicePrincipal, consentRecords } from '../record/directory.ts';
import type { Scene } from '../record/act.ts';
import { fileRecord } from '../record/files.ts';
import { exchangeAdminRecord, mailAccessRecord, sendRecords } from '../record/mail.ts';
import { teamsRecord } from '../record/teams.ts';
import { serviceAct, type Session } from './session.ts';

/** A session, and a source of moments at which things are done in it. */
export interface AtWork {
  session: Session;
  timeOf: () => number;
}

const phoneMail = { info: 'Client=REST;Client=RESTSystem;;' } as const;

/** Mail, files and chats of a working day; now and then a mailbox rule or a consent. */
export function recordOffice(scene: Scene, personDay: PersonDay, work: AtWork): void {
  recordMail(scene, personDay, work);
  recordFiles(scene, personDay, work);
  recordChats(scene, personDay, work);
  if (scene.random.chance(0.0015)) recordRule(scene, personDay, work);
  if (scene.random.chance(0.002)) recordConsent(scene, personDay, work);
}

function recordMail(
  scene: Scene,
  { person, day, into }: PersonDay,
  { session, timeOf }: AtWork,
): void {
  const { random } = scene;
  const factor = person.activity * day.activity;
  for (let left = scale(scene, 4, factor); left > 0; left--) {
    const sync = random.chance(0.3);
    const folder = random.chance(0.85) ? 'Inbox' : 'Sent Items';
    const access = { client: session.mail, items: sync ? 1 : random.int(1, 6), sync, folder };
    into.push(mailAccessRecord(scene, session.onSite(timeOf()), access));
  }
  if (person.phone) {
    for (let left = scale(scene, 1.4, day.activity); left > 0; left--) {
      const act = serviceAct(scene, session.at(timeOf()));
      into.push(mailAccessRecord(scene, act, { client: phoneMail, items: random.int(1, 3) }));
    }
  }
  for (let left = scale(scene, 2.8, factor); left > 0; left--) {
    const attachments = random.chance(0.15) ? [random.pick(fileNames)] : undefined;
    const mail = { client: session.mail, subject: random.pick(subjects), attachments };
    into.push(...sendRecords(scene, session.onSite(timeOf()), mail));
  }
}

function recordFiles(
  scene: Scene,
  { person, day, into }: PersonDay,
  { session, timeOf }: AtWork,
): void {
  const { random } = scene;
  for (let left = scale(scene, 5.5, person.activity * day.activity); left > 0; left--) {
    const operation = random.pick([
      'FileAccessed',
      'FileAccessed',
      'FileAccessed',
      'FileModified',
      'FileModified',
      random.chance(0.3) ? 'FileDownloaded' : 'FileUploaded',
    ] as const);
    into.push(
      fileRecord(scene, session.onSite(timeOf()), {
        operation,
        name: random.pick(fileNames),
        library: person.department,
      }),
    );
  }
}

function recordChats(
  scene: Scene,
  { person, day, into }: PersonDay,
  { session, timeOf }: AtWork,
): void {
  if (scene.random.chance(0.8 * day.activity))
    into.push(teamsRecord(scene, session.at(timeOf()), 'TeamsSessionStarted'));
  for (let left = scale(scene, 2, person.activity * day.activity); left > 0; left--) {
    into.push(teamsRecord(scene, session.at(timeOf()), 'MessageSent'));
  }
}

function recordRule(scene: Scene, { person, into }: PersonDay, { session, timeOf }: AtWork): void {
  const name = scene.random.pick([
    'Newsletters',
    'Build results',
    'Rota changes',
    'Supplier notices',
  ]);
  into.push(
    exchangeAdminRecord(scene, session.onSite(timeOf()), {
      operation: 'New-InboxRule',
      object: `${person.id}\\${name}`,
      parameters: {
        AlwaysDeleteOutlookRulesBlob: 'False',
        Force: 'False',
        Name: name,
        FromAddressContainsWords: `notices@${scene.organisation.domain}`,
        MoveToFolder: name,
        StopProcessingRules: 'True',
      },
    }),
  );
}

function recordConsent(scene: Scene, { person, into }: PersonDay, { timeOf }: AtWork): void {
  const application = scene.random.pick(ordinaryApplications);
  const act = { person, at: timeOf(), correlationId: scene.random.guid() };
  // Most consent to what somebody else has brought into the tenant before.
  if (scene.random.chance(0.3)) into.push(addServicePrincipal(scene, act, application));
  into.push(...consentRecords(scene, { ...act, at: act.at + 1000 }, application));
}
