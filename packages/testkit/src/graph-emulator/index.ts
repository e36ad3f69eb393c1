export { startGraph, type GraphEmulator, type GraphOptions } from './start-graph.ts';
export type { DirectoryUser } from './directory.ts';
export { misdeeds, type Misbehaviour, type Misdeed } from './misbehaviour.ts';
