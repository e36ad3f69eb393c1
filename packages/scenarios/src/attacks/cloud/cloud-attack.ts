import { call } from '../../cloud/calls.ts';
import { giving, type Step } from '../attack.ts';
import { tellTruth, type StagedAttack } from '../ground-truth.ts';
import { playSteps } from '../play-steps.ts';
import { cloudActs, type CloudAct, type CloudActName } from './cloud-acts.ts';
import { cloudCauses as causes } from './cloud-causes.ts';
import { prepareIntruder, type CloudAttackPlan } from './intrude.ts';

/** A short attack with a developer's key: one look at who one is, and the act. From the user's own place it is the act alone. */
export function cloudAttack(name: CloudActName, plan: CloudAttackPlan): StagedAttack {
  const intruder = prepareIntruder(plan, name);
  const act: CloudAct = cloudActs[name];
  const access = plan.from === 'own' ? [] : [causes.newSource];
  const arrives: Step = {
    name: 'stolen-key',
    afterHours: 0,
    records: (at) =>
      giving(access, [
        call(intruder.scene, intruder.asUser(at), { service: 'sts', name: 'GetCallerIdentity' }),
      ]),
  };
  const acts: Step = {
    name,
    afterHours: 0.5,
    records: (at) => giving([...access, ...act.causes], act.records(intruder, at)),
  };
  const records = playSteps(plan, plan.from === 'own' ? [acts] : [arrives, acts]);
  return { records, truth: tellTruth(records, { scenario: name, subjects: [intruder.arn] }) };
}
