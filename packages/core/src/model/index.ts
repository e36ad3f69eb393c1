export * from './types.ts';
export { evidenceTargetOf } from './evidence-target-of.ts';
export { type Anchor, anchorOf } from './agents.ts';
export { type CompiledModel, compileModels } from './compile-model.ts';
export { expectationOf } from './observations.ts';
export { hoursAround, sayVerdict } from './say-verdict.ts';
export type { OnExcluded } from './find-matches.ts';
export { sprayUsersFloor, sprayUsersMin } from './find-sprays.ts';
export { countables, type Model, parseModel } from './model.ts';
export { ModelError } from './model-error.ts';
export { explainSilence, type ModelVerdict, type SilenceQuestion } from './explain-silence.ts';
export {
  HitTest,
  inCrowd,
  type Interest,
  isNoteworthy,
  outOfCrowd,
  type Volumes,
} from './hit-test.ts';
export { CrowdCounter, volumesOf } from './volumes-of.ts';
export { type ExclusionFault, faultOfExclusion } from './fault-of-exclusion.ts';
export { type TenantExclusion, withExclusions } from './tenant-exclusions.ts';
export { type Condition } from './condition.ts';
export { sayCondition } from './say-condition.ts';
export { wordsOfAct, wordsOfContext } from './words.ts';
export { knownBadApplications } from './known.ts';
