import { uploadBytesMax } from './limits.ts';
import type { PushAnswer } from './push-answer.ts';
import type { Outcome } from './send-file.ts';

export type UploadState =
  | { kind: 'waiting' }
  | { kind: 'sending'; sent: number }
  /** All bytes left the browser; the intake still reads. */
  | { kind: 'reading' }
  | { kind: 'done'; answer: PushAnswer }
  | { kind: 'failed'; message: string; answer?: PushAnswer; isFinal?: boolean }
  | { kind: 'cancelled' };

/** A chosen file and how far it is. */
export interface Upload {
  id: number;
  file: File;
  state: UploadState;
}

/** What was chosen; a folder has no bytes to send. */
export interface Chosen {
  file: File;
  isFolder?: boolean;
}

/** What a chosen file begins as: some are refused before a byte is sent. */
export function stateOf({ file, isFolder }: Chosen): UploadState {
  const refuse = (message: string): UploadState => ({ kind: 'failed', message, isFinal: true });
  if (isFolder) return refuse('This is a folder. Pack it as a zip and add that.');
  if (file.size === 0) return refuse('The file is empty.');
  if (file.size > uploadBytesMax)
    return refuse('Larger than 2 GB. Pack it with gzip, zstd or zip, or split it.');
  return { kind: 'waiting' };
}

/** How far a file is that `sent` bytes of have left. */
export const progressOf = (file: File, sent: number): UploadState =>
  sent < file.size ? { kind: 'sending', sent } : { kind: 'reading' };

/** Where an outcome leaves a file; an expired session sends it back into the line. */
export const endOf = (outcome: Outcome): UploadState =>
  outcome.kind === 'expired' ? { kind: 'waiting' } : outcome;

export const isRunning = ({ state }: Upload): boolean =>
  state.kind === 'sending' || state.kind === 'reading';
