export { makeAct } from './make-act.ts';
export { makeModel } from './make-model.ts';
export { makeScoredAct } from './make-scored-act.ts';
