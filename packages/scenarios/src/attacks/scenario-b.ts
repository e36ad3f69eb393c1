import { abusedApplications } from '../people/applications.ts';
import { minuteMs } from '../time.ts';
import { grantApplication, guessPassword, signIn, sprayStep } from './attack-acts.ts';
import {
  giving,
  prepareAttack,
  type Attack,
  type AttackPlan,
  type Role,
  type Step,
} from './attack.ts';
import { tellTruth, type StagedAttack } from './ground-truth.ts';
import { modelPaths as models } from './model-paths.ts';
import { playSteps } from './play-steps.ts';
import { sourcePageAddresses } from './source-page.ts';

const places = {
  vpn: sourcePageAddresses.surfsharkHouston,
  vps: sourcePageAddresses.majesticHostingToo,
  access: sourcePageAddresses.surfsharkHouston,
  accessToo: sourcePageAddresses.surfsharkHouston,
};
const silent = [
  models.unusualLocation,
  models.emailRule,
  models.loginAndRule,
  models.internalExchange,
  models.outboundSpam,
  models.loginAndSpam,
  models.suspiciousOutbound,
];

/**
 * The source page's second takeover: a sign-in through a VPN, guesses and sign-ins from a VPS, one mail application
 * granted, more sign-ins through the VPN, and nothing else: no mail is touched.
 */
export function scenarioB(plan: AttackPlan): StagedAttack {
  const attack = prepareAttack(plan, { name: 'scenario-b', places });
  const records = playSteps(plan, stepsOf(attack, plan.sprayed));
  const subjects = [attack.victim.upn];
  return { records, truth: tellTruth(records, { scenario: 'scenario-b', subjects, silent }) };
}

function stepsOf(attack: Attack, sprayed?: number): Step[] {
  const enter =
    (role: Role, session: string, causes: readonly string[] = []) =>
    (at: number) =>
      giving([models.unusualSource, ...causes], signIn(attack, attack.from(role, at, session)));
  const guess = (count: number) => (at: number) =>
    guessPassword(attack, { from: 'vps', at, count: attack.count(count) });
  const afterGuesses = [models.rareAfterAttempts];
  return [
    ...sprayStep(attack, sprayed),
    { name: 'first-sign-in', afterHours: 0, records: enter('vpn', 'first') },
    { name: 'failed-sign-ins', afterHours: 9, records: guess(7) },
    { name: 'sign-in-vps', afterHours: 9.4, records: enter('vps', 'vps', afterGuesses) },
    { name: 'failed-sign-ins-again', afterHours: 12, records: guess(5) },
    {
      name: 'sign-in-vps-again',
      afterHours: 12.3,
      records: enter('vps', 'vps again', [...afterGuesses, models.loginAfterGrant]),
    },
    {
      name: 'grant-perfectdata',
      afterHours: 12.5,
      records: (at) => {
        const act = attack.from('vps', at + 2 * minuteMs, 'vps again');
        return grantApplication(attack, act, abusedApplications.perfectData);
      },
    },
    { name: 'sign-in-return', afterHours: 25, records: enter('vpn', 'return') },
    { name: 'sign-in-last', afterHours: 38, records: enter('vpn', 'last') },
  ];
}
