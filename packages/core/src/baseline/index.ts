export * from './types.ts';
export * from './baseline-day.ts';
export * from './baseline-view.ts';
export { BaselineNeeds } from './baseline-needs.ts';
export { type CutOut, withoutCutOuts } from './cut-outs.ts';
export * from './days.ts';
export * from './is-learnt.ts';
export * from './judge-source.ts';
export { peersMin, type PeerGroup } from './peers.ts';
export * from './rarity.ts';
export * from './retrospective-baseline.ts';
export * from './score-act.ts';
export { ScoreMemo } from './score-memo.ts';
export { StoredCounts } from './stored-counts.ts';
export { type CountChange, Tally, tallyReachDays } from './tally.ts';
export {
  tellBaseline,
  type BaselineSentence,
  type NamedId,
  type ToldBaseline,
} from './tell-baseline.ts';
export * from './tenant-baseline.ts';
export { ValueNumbers } from './value-numbers.ts';
