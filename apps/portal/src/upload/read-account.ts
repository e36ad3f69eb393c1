import type { PushAnswer } from './push-answer.ts';

/** The intake's account of a file; undefined where something that stands before it answered in its place. */
export function readAccount(text: string): (PushAnswer & { error?: string }) | undefined {
  try {
    const said = JSON.parse(text) as Partial<PushAnswer> | null;
    const isAccount = typeof said?.read === 'number' && Array.isArray(said.kinds);
    return isAccount ? (said as PushAnswer) : undefined;
  } catch {
    return undefined;
  }
}
