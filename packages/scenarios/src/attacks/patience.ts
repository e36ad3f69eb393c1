import { dayMs, hourMs } from '../time.ts';
import { signIn } from './attack-acts.ts';
import { giving, prepareAttack, type AttackPlan, type Step } from './attack.ts';
import { tellTruth, type StagedAttack } from './ground-truth.ts';
import { modelPaths as models } from './model-paths.ts';
import { playSteps } from './play-steps.ts';
import { sourcePageAddresses } from './source-page.ts';

/** `days` is how many days in a row the intruder comes, 30 by default. */
export interface PatiencePlan extends AttackPlan {
  days?: number;
}

const place = sourcePageAddresses.majesticHosting;

/**
 * An intruder who knows the password and does nothing with it but sign in, once a day at an hour that wanders, so
 * that the place becomes what is usual for the user.
 */
export function patience(plan: PatiencePlan): StagedAttack {
  const places = { vpn: place, vps: place, access: place, accessToo: place };
  const attack = prepareAttack(plan, { name: 'patience', places });
  const steps = Array.from({ length: plan.days ?? 30 }, (_, day): Step => {
    const wander = attack.scene.random.fork(`hour/${day}`).int(0, 5);
    return {
      name: `visit-${day + 1}`,
      afterHours: (day * dayMs) / hourMs + wander,
      records: (at) =>
        giving([models.unusualSource], signIn(attack, attack.from('vps', at, `visit ${day}`))),
    };
  });
  const records = playSteps(plan, steps);
  return {
    records,
    truth: tellTruth(records, { scenario: 'patience', subjects: [attack.victim.upn] }),
  };
}
