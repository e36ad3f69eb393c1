'use client';
import { useEffect, useRef, useState } from 'react';
import { ask, AskFault } from '../graphql/ask.ts';
import { sendFile, type Outcome } from './send-file.ts';
import {
  endOf,
  isRunning,
  progressOf,
  stateOf,
  type Chosen,
  type Upload,
  type UploadState,
} from './upload-list.ts';

/** Asked before a large file is on its way: the answer would come only after all of it was sent. */
async function findFault(): Promise<Outcome | undefined> {
  try {
    await ask('viewer', {});
    return undefined;
  } catch (fault) {
    if (!(fault instanceof AskFault)) throw fault;
    return fault.isExpired ? { kind: 'expired' } : { kind: 'failed', message: fault.message };
  }
}

/** Warns before the page is left while something is on its way. */
function useLeaveWarning(isBusy: boolean): void {
  useEffect(() => {
    if (!isBusy) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isBusy]);
}

type SetState = (id: number, state: UploadState) => void;

/** Sends one file at a time; resolves to whether the session was still there. */
function useSender(tenant: string, set: SetState) {
  const stop = useRef<{ id: number; cancel: () => void } | null>(null);

  async function send({ id, file }: Upload): Promise<boolean> {
    let isCancelled = false;
    stop.current = { id, cancel: () => void (isCancelled = true) };
    set(id, { kind: 'sending', sent: 0 });
    let outcome = await findFault();
    if (isCancelled) outcome = { kind: 'cancelled' };
    if (outcome === undefined) {
      const onSent = (sent: number) => set(id, progressOf(file, sent));
      const sending = sendFile({ tenant, file, onSent });
      stop.current = { id, cancel: sending.cancel };
      outcome = await sending.outcome;
    }
    stop.current = null;
    set(id, endOf(outcome));
    return outcome.kind !== 'expired';
  }

  return {
    send,
    isSending: () => stop.current !== null,
    cancel: (id: number) =>
      stop.current?.id === id ? stop.current.cancel() : set(id, { kind: 'cancelled' }),
  };
}

/** The files of this visit, sent one after the other. */
export function useUploads(tenant: string) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const [isExpired, setExpired] = useState(false);
  const nextId = useRef(1);
  const set: SetState = (id, state) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, state } : one)));
  const { send, isSending, cancel } = useSender(tenant, set);

  const first = uploads.find(({ state }) => state.kind === 'waiting');
  useLeaveWarning(uploads.some(isRunning));
  useEffect(() => {
    if (!first || isExpired || isSending()) return;
    void send(first).then((isSignedIn) => setExpired(!isSignedIn));
  });

  const add = (chosen: Chosen[]) => {
    const fresh = chosen.map((one) => ({
      id: nextId.current++,
      file: one.file,
      state: stateOf(one),
    }));
    setUploads((all) => [...all, ...fresh]);
  };
  const again = (id: number) => set(id, { kind: 'waiting' });
  return { uploads, isExpired, add, cancel, again, goOn: () => setExpired(false) };
}
