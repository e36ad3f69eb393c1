import { abusedApplications } from './applications.ts';
import { grantApplication, guessPassword, signIn } from './attack-acts.ts';
import {
  playSteps,
  prepareAttack,
  sourcePageAddresses,
  type Attack,
  type AttackPlan,
  type AttackRecord,
  type Step,
} from './attack.ts';
import { minuteMs } from './time.ts';

/**
 * The source page's second takeover: a sign-in through a VPN, guesses and sign-ins from a VPS, one mail application
 * granted, more sign-ins through the VPN, and nothing else: no mail is touched.
 */
export function scenarioB(plan: AttackPlan): AttackRecord[] {
  const attack = prepareAttack(plan, 'scenario-b');
  return playSteps(plan, stepsOf(attack));
}

function stepsOf(attack: Attack): Step[] {
  const { surfsharkHouston, majesticHostingToo } = sourcePageAddresses;
  const viaSurfshark = (session: string) => (at: number) =>
    signIn(attack, attack.from(surfsharkHouston, at, session));
  const guess = (count: number) => (at: number) =>
    guessPassword(attack, { place: majesticHostingToo, at, count });
  const viaVps = (session: string) => (at: number) =>
    signIn(attack, attack.from(majesticHostingToo, at, session));
  return [
    { name: 'first-sign-in', afterHours: 0, records: viaSurfshark('first') },
    { name: 'failed-sign-ins', afterHours: 9, records: guess(7) },
    { name: 'sign-in-vps', afterHours: 9.4, records: viaVps('vps') },
    { name: 'failed-sign-ins-again', afterHours: 12, records: guess(5) },
    { name: 'sign-in-vps-again', afterHours: 12.3, records: viaVps('vps again') },
    {
      name: 'grant-perfectdata',
      afterHours: 12.5,
      records: (at) => {
        const act = attack.from(majesticHostingToo, at + 2 * minuteMs, 'vps again');
        return grantApplication(attack, act, abusedApplications.perfectData);
      },
    },
    { name: 'sign-in-return', afterHours: 25, records: viaSurfshark('return') },
    { name: 'sign-in-last', afterHours: 38, records: viaSurfshark('last') },
  ];
}
