import { abusedApplications, firstParty, type GrantedApplication } from '../people/applications.ts';
import { aside, type Act } from '../record/act.ts';
import { mailAccessRecord } from '../record/mail.ts';
import { traceRecords } from '../record/message-trace.ts';
import { openSession } from '../office/session.ts';
import { dayMs, hourMs, minuteMs } from '../time.ts';
import {
  copyMailbox,
  grantApplication,
  guessPassword,
  readFiles,
  signIn,
  sprayStep,
} from './attack-acts.ts';
import {
  giving,
  prepareAttack,
  type Attack,
  type AttackPlan,
  type Given,
  type Role,
  type Step,
} from './attack.ts';
import { tellTruth, type StagedAttack } from './ground-truth.ts';
import {
  abuseMailbox,
  delegateMailbox,
  hidingRule,
  sendInside,
  sendOutside,
} from './mail-abuse.ts';
import { modelPaths as models } from './model-paths.ts';
import { playSteps } from './play-steps.ts';
import { sourcePageAddresses } from './source-page.ts';

/** `mails` is how many messages the intruder sends at the end, 2,400 by default. */
export interface ScenarioAPlan extends AttackPlan {
  mails?: number | undefined;
}

const { owa, viaPerfectData } = abuseMailbox;
const places = {
  vpn: sourcePageAddresses.hideMyAssKuwait,
  vps: sourcePageAddresses.majesticHosting,
  access: sourcePageAddresses.smileNigeria,
  accessToo: sourcePageAddresses.smileNigeriaToo,
};

/**
 * The source page's first takeover: fake invoices, guessed passwords, sign-ins from a VPN, two Nigerian networks and
 * a VPS, two mail applications granted, a mailbox copied and opened to others, mails within the organisation, a rule
 * that hides replies, and thousands of mails. It gives cause to all fourteen models of the page.
 */
export function scenarioA(plan: ScenarioAPlan): StagedAttack {
  const attack = prepareAttack(plan, { name: 'scenario-a', places });
  const records = playSteps(plan, [
    ...entrySteps(attack, plan.sprayed),
    ...persistenceSteps(attack),
    ...impactSteps(attack, plan),
  ]);
  return {
    records,
    truth: tellTruth(records, { scenario: 'scenario-a', subjects: [attack.victim.upn] }),
  };
}

function entrySteps(attack: Attack, sprayed?: number): Step[] {
  const enter = (role: Role, session: string, causes: readonly string[]) => (at: number) =>
    giving([models.unusualSource, ...causes], signIn(attack, attack.from(role, at, session)));
  return [
    {
      name: 'fake-invoices',
      afterHours: -14,
      isPrecursor: true,
      records: (at) => fakeInvoices(attack, at),
    },
    ...sprayStep(attack, sprayed),
    {
      name: 'failed-sign-ins',
      afterHours: 0,
      records: (at) => guessPassword(attack, { from: 'vpn', at, count: attack.count(16) }),
    },
    {
      name: 'first-sign-in',
      afterHours: 0.5,
      records: enter('vpn', 'first', [models.rareAfterAttempts]),
    },
    {
      name: 'sign-in-nigeria',
      afterHours: 10,
      records: (at) => readAll(attack, attack.from('access', at, 'nigeria')),
    },
    { name: 'sign-in-vps', afterHours: 21, records: enter('vps', 'vps', []) },
    {
      name: 'sign-in-nigeria-again',
      afterHours: 31,
      records: (at) => readAll(attack, attack.from('accessToo', at, 'nigeria again')),
    },
  ];
}

/** Mail and files read in one session. */
function readAll(attack: Attack, act: Act): Given[] {
  const signedIn = signIn(attack, act, firstParty.outlookWeb);
  const reading = { ...act, at: act.at + 3 * minuteMs };
  const looking = { ...act, at: act.at + 65 * minuteMs };
  const read = copyMailbox(attack, reading, { client: owa, records: 6 });
  return [
    ...giving([models.unusualSource, models.unusualLocation], signedIn),
    ...giving([models.unusualLocation], [...read, ...readFiles(attack, looking)]),
  ];
}

function persistenceSteps(attack: Attack): Step[] {
  const { perfectData, supermailer } = abusedApplications;
  return [
    {
      name: 'grant-perfectdata',
      afterHours: 41,
      records: (at) => signInAndGrant(attack, attack.from('vpn', at, 'grant'), perfectData),
    },
    {
      name: 'copy-mailbox',
      afterHours: 42,
      records: (at) => copyWithPerfectData(attack, attack.from('vps', at, 'perfectdata')),
    },
    {
      name: 'delegate-mailbox',
      afterHours: 43.5,
      records: (at) => delegateMailbox(attack, attack.from('vps', at, 'perfectdata')),
    },
    {
      name: 'sign-in-return',
      afterHours: 54,
      records: (at) =>
        giving([models.unusualSource], signIn(attack, attack.from('access', at, 'return'))),
    },
    {
      name: 'inside-mails',
      afterHours: 54.2,
      records: (at) => sendInside(attack, attack.from('access', at, 'return'), attack.count(18)),
    },
    {
      name: 'grant-supermailer',
      afterHours: 66,
      records: (at) => signInAndGrant(attack, attack.from('vps', at, 'supermailer'), supermailer),
    },
  ];
}

function signInAndGrant(attack: Attack, act: Act, application: GrantedApplication): Given[] {
  const granting = { ...act, at: act.at + 4 * minuteMs };
  return [
    ...giving([models.unusualSource, models.loginAfterGrant], signIn(attack, act)),
    ...grantApplication(attack, granting, application),
  ];
}

function copyWithPerfectData(attack: Attack, act: Act): Given[] {
  const copying = { ...act, at: act.at + minuteMs };
  const copied = copyMailbox(attack, copying, {
    client: viaPerfectData,
    records: attack.count(60),
  });
  return [
    ...giving(
      [models.unusualSource, models.loginAfterGrant],
      signIn(attack, act, abusedApplications.perfectData),
    ),
    ...giving([models.internalExchange, models.unusualLocation], copied),
  ];
}

// The models of suspicious mail look back fourteen days for the guesses.
const memoryMs = 14 * dayMs;

function impactSteps(attack: Attack, plan: ScenarioAPlan): Step[] {
  const isRemembered = (plan.slowdown ?? 1) * 77 * hourMs * (plan.seed ? 1.25 : 1) < memoryMs;
  return [
    {
      name: 'hiding-rule',
      afterHours: 77,
      records: (at) => {
        const act = attack.from('vpn', at, 'rule');
        return [
          ...giving(
            [models.unusualSource, models.loginAndRule],
            signIn(attack, act, firstParty.outlookWeb),
          ),
          ...giving(
            [models.emailRule, models.loginAndRule],
            [hidingRule(attack, { ...act, at: at + 5 * minuteMs })],
          ),
        ];
      },
    },
    {
      name: 'outbound-mails',
      // Right after the rule, however slow the rest: so the source page tells it.
      afterHours: 77,
      records: (at) =>
        sendOutside(attack, attack.from('vps', at + 9 * minuteMs, 'supermailer'), {
          mails: plan.mails ?? 2400,
          isRemembered,
        }),
    },
  ];
}

/** What shows of the mails that came before: the audit log knows no receipt, only that the victim opened them. */
function fakeInvoices(attack: Attack, at: number): Given[] {
  const { scene, victim } = attack;
  const session = openSession(scene, victim, { place: victim.office, at });
  const subjects = [
    'Overdue invoice 20931',
    'Invoice 20931: second reminder',
    'Invoice 20931 payment advice',
  ];
  const opened = subjects.map((subject, index) =>
    mailAccessRecord(scene, session.at(at + index * 25 * minuteMs), {
      client: session.mail,
      items: 1,
      subjects: [subject],
    }),
  );
  const received = aside(scene, 'fake-invoices');
  const traced = subjects.flatMap((subject, index) =>
    traceRecords(received, {
      at: at + index * 25 * minuteMs - 10 * minuteMs,
      sender: 'billing@invoice-desk-20931.example',
      to: [victim.upn],
      subject,
      messageId: `<invoice-20931-${index}@invoice-desk-20931.example>`,
      fromIp: '198.51.100.93',
      size: 18_000,
    }),
  );
  return giving([], [...opened, ...traced]);
}
