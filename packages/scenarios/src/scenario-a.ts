import { abusedApplications, firstParty, type GrantedApplication } from './applications.ts';
import { copyMailbox, grantApplication, guessPassword, signIn } from './attack-acts.ts';
import {
  playSteps,
  prepareAttack,
  sourcePageAddresses,
  type Attack,
  type AttackPlan,
  type AttackRecord,
  type Step,
} from './attack.ts';
import type { Act } from './record/act.ts';
import { exchangeAdminRecord, mailAccessRecord, sendRecord } from './record/mail.ts';
import { openSession } from './session.ts';
import { minuteMs } from './time.ts';
import type { VendorRecord } from './types.ts';

/** `mails` is how many messages the intruder sends at the end, 2,400 by default. */
export interface ScenarioAPlan extends AttackPlan {
  mails?: number;
}

const owa = { info: 'Client=OWA;Action=ViaProxy' } as const;
const viaPerfectData = {
  info: 'Client=WebServices;ExchangeServicesClient/15.00.0847.030',
  appId: abusedApplications.perfectData.id,
} as const;
const viaSupermailer = {
  info: 'Client=REST;Client=RESTSystem;;',
  appId: firstParty.graph.id,
  clientAppId: abusedApplications.supermailer.id,
} as const;

/**
 * The source page's first takeover: fake invoices, guessed passwords, sign-ins from a VPN, two Nigerian networks and
 * a VPS, two mail applications granted, a mailbox copied, a rule that hides replies, and thousands of mails.
 */
export function scenarioA(plan: ScenarioAPlan): AttackRecord[] {
  const attack = prepareAttack(plan, 'scenario-a');
  return playSteps(plan, [
    ...entrySteps(attack),
    ...persistenceSteps(attack),
    ...impactSteps(attack, plan.mails ?? 2400),
  ]);
}

function entrySteps(attack: Attack): Step[] {
  const { hideMyAssKuwait, smileNigeria, majesticHosting, smileNigeriaToo } = sourcePageAddresses;
  const readMail =
    (place: typeof smileNigeria | typeof smileNigeriaToo, session: string) => (at: number) => {
      const act = attack.from(place, at, session);
      const reading = { ...act, at: at + 3 * minuteMs };
      return [
        ...signIn(attack, act, firstParty.outlookWeb),
        ...copyMailbox(attack, reading, { client: owa, records: 6 }),
      ];
    };
  return [
    { name: 'fake-invoices', afterHours: -14, records: (at) => fakeInvoices(attack, at) },
    {
      name: 'failed-sign-ins',
      afterHours: 0,
      records: (at) => guessPassword(attack, { place: hideMyAssKuwait, at, count: 16 }),
    },
    {
      name: 'first-sign-in',
      afterHours: 0.5,
      records: (at) => signIn(attack, attack.from(hideMyAssKuwait, at, 'first')),
    },
    { name: 'sign-in-nigeria', afterHours: 10, records: readMail(smileNigeria, 'nigeria') },
    {
      name: 'sign-in-vps',
      afterHours: 21,
      records: (at) => signIn(attack, attack.from(majesticHosting, at, 'vps')),
    },
    {
      name: 'sign-in-nigeria-again',
      afterHours: 31,
      records: readMail(smileNigeriaToo, 'nigeria again'),
    },
  ];
}

function persistenceSteps(attack: Attack): Step[] {
  const { hideMyAssKuwait, majesticHosting, smileNigeria } = sourcePageAddresses;
  const { perfectData, supermailer } = abusedApplications;
  return [
    {
      name: 'grant-perfectdata',
      afterHours: 41,
      records: (at) =>
        signInAndGrant(attack, attack.from(hideMyAssKuwait, at, 'grant'), perfectData),
    },
    {
      name: 'copy-mailbox',
      afterHours: 42,
      records: (at) => copyWithPerfectData(attack, attack.from(majesticHosting, at, 'perfectdata')),
    },
    {
      name: 'sign-in-return',
      afterHours: 54,
      records: (at) => signIn(attack, attack.from(smileNigeria, at, 'return')),
    },
    {
      name: 'grant-supermailer',
      afterHours: 66,
      records: (at) =>
        signInAndGrant(attack, attack.from(majesticHosting, at, 'supermailer'), supermailer),
    },
  ];
}

function signInAndGrant(attack: Attack, act: Act, application: GrantedApplication): VendorRecord[] {
  const granting = { ...act, at: act.at + 4 * minuteMs };
  return [...signIn(attack, act), ...grantApplication(attack, granting, application)];
}

function copyWithPerfectData(attack: Attack, act: Act): VendorRecord[] {
  const copying = { ...act, at: act.at + minuteMs };
  return [
    ...signIn(attack, act, abusedApplications.perfectData),
    ...copyMailbox(attack, copying, { client: viaPerfectData, records: 60 }),
  ];
}

function impactSteps(attack: Attack, mails: number): Step[] {
  const { hideMyAssKuwait, majesticHosting } = sourcePageAddresses;
  return [
    {
      name: 'hiding-rule',
      afterHours: 77,
      records: (at) => {
        const act = attack.from(hideMyAssKuwait, at, 'rule');
        return [
          ...signIn(attack, act, firstParty.outlookWeb),
          hidingRule(attack, { ...act, at: at + 5 * minuteMs }),
        ];
      },
    },
    {
      name: 'outbound-mails',
      // Right after the rule, however slow the rest: so the source page tells it.
      afterHours: 77,
      records: (at) =>
        sendMails(attack, attack.from(majesticHosting, at + 9 * minuteMs, 'supermailer'), mails),
    },
  ];
}

/** What shows of the mails that came before: the audit log knows no receipt, only that the victim opened them. */
function fakeInvoices(attack: Attack, at: number): VendorRecord[] {
  const { scene, victim } = attack;
  const session = openSession(scene, victim, { place: victim.office, at });
  const subjects = [
    'Overdue invoice 20931',
    'Invoice 20931: second reminder',
    'Invoice 20931 payment advice',
  ];
  return subjects.map((subject, index) =>
    mailAccessRecord(scene, session.at(at + index * 25 * minuteMs), {
      client: session.mail,
      items: 1,
      subjects: [subject],
    }),
  );
}

function hidingRule(attack: Attack, act: Act): VendorRecord {
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

function sendMails(attack: Attack, act: Act, mails: number): VendorRecord[] {
  // 75 minutes as a mass mailer does it; few mails leave faster, so that they still are a burst.
  const spanMs = Math.min(75, mails / 20) * minuteMs;
  return Array.from({ length: mails }, (_, index) =>
    sendRecord(
      attack.scene,
      { ...act, at: act.at + Math.floor((index * spanMs) / mails) },
      {
        client: viaSupermailer,
        subject: 'Credit Transfer Copy',
        attachments: ['Credit Transfer Copy.html'],
      },
    ),
  );
}
