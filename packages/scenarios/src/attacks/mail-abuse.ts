import { abusedApplications, firstParty } from '../people/applications.ts';
import { listOutsiders } from '../people/correspondents.ts';
import { aside, type Act } from '../record/act.ts';
import { exchangeAdminRecord, sendRecords } from '../record/mail.ts';
import { minuteMs } from '../time.ts';
import type { VendorRecord } from '../types.ts';
import { giving, type Attack, type Given } from './attack.ts';
import { modelPaths as models } from './model-paths.ts';

/** Programs by which the intruder reaches the mailbox. */
export const abuseMailbox = {
  owa: { info: 'Client=OWA;Action=ViaProxy' },
  viaPerfectData: {
    info: 'Client=WebServices;ExchangeServicesClient/15.00.0847.030',
    appId: abusedApplications.perfectData.id,
  },
  viaSupermailer: {
    info: 'Client=REST;Client=RESTSystem;;',
    appId: firstParty.graph.id,
    clientAppId: abusedApplications.supermailer.id,
  },
} as const;

/** The mailbox opened to another account of the organisation, so that it can be read without the victim's password. */
export function delegateMailbox(attack: Attack, act: Act): Given[] {
  const scene = aside(attack.scene, 'delegate');
  const other = scene.random.pick(
    scene.organisation.people.filter(({ id }) => id !== attack.victim.id),
  );
  const granted = [
    ['Add-MailboxPermission', { AccessRights: 'FullAccess', InheritanceType: 'All' }],
    ['Add-RecipientPermission', { AccessRights: 'SendAs', Trustee: other.upn }],
  ] as const;
  const records = granted.map(([operation, parameters], index) =>
    exchangeAdminRecord(
      scene,
      { ...act, at: act.at + index * minuteMs },
      {
        operation,
        object: attack.victim.id,
        parameters: { Identity: attack.victim.upn, User: other.upn, ...parameters },
      },
    ),
  );
  return giving([models.internalExchange], records);
}

/** One message to many colleagues, too few for a burst: the next victims. */
export function sendInside(attack: Attack, act: Act, count: number): Given[] {
  const scene = aside(attack.scene, 'inside');
  const colleagues = scene.organisation.people.filter(({ id }) => id !== attack.victim.id);
  const sent = Array.from({ length: Math.min(count, 28) }, (_, index) =>
    sendRecords(
      scene,
      { ...act, at: act.at + index * 70_000 },
      {
        client: abuseMailbox.owa,
        subject: 'Updated payment details',
        attachments: ['Payment details.html'],
        to: [colleagues[index % colleagues.length]!.upn],
      },
    ),
  );
  return giving([models.internalExchange, models.suspiciousOutbound], sent.flat());
}

/** The rule of the source page: it hides answers in a folder that nobody reads. */
export function hidingRule(attack: Attack, act: Act): VendorRecord {
  return exchangeAdminRecord(attack.scene, act, {
    operation: 'New-InboxRule',
    object: `${attack.victim.id}\\s`,
    parameters: {
      AlwaysDeleteOutlookRulesBlob: 'False',
      Force: 'False',
      Name: 's',
      MoveToFolder: 'RSS Subscription',
      SubjectOrBodyContainsWords: 'credit transfer;invoice;payment;hacked;phishing;suspicious',
      MarkAsRead: 'True',
      StopProcessingRules: 'True',
    },
  });
}

/** Mails by a mass mailer to strangers, one subject and one attachment. */
export function sendOutside(
  attack: Attack,
  act: Act,
  of: { mails: number; isRemembered: boolean },
): Given[] {
  // 75 minutes as a mass mailer does it; few mails leave faster, so that they still are a burst.
  const spanMs = Math.min(75, of.mails / 20) * minuteMs;
  const outsiders = listOutsiders(of.mails, attack.scene.random.fork('outsiders'));
  const sent = outsiders.map((to, index) =>
    sendRecords(
      attack.scene,
      { ...act, at: act.at + Math.floor((index * spanMs) / of.mails) },
      {
        client: abuseMailbox.viaSupermailer,
        subject: 'Credit Transfer Copy',
        attachments: ['Credit Transfer Copy.html'],
        to: [to],
      },
    ),
  );
  const causes = [models.outboundSpam, models.loginAndSpam];
  return giving(of.isRemembered ? [...causes, models.suspiciousOutbound] : causes, sent.flat());
}
