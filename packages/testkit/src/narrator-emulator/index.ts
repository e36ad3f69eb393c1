export { startNarrator, type NarratorEmulator } from './start-narrator.ts';
