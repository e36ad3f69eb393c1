export { makeAct } from './make-act.ts';
