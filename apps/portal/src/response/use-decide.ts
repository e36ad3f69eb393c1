'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { AskFault } from '../graphql/ask.ts';
import type { Decided } from '../graphql/operations.ts';

/** Runs one decision, says why it was refused, and draws the page again from the server. */
export function useDecide() {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  // What was asked and is not answered so far is neither done nor refused.
  const [waiting, setWaiting] = useState<string | null>(null);

  async function decide(work: () => Promise<{ decided: Decided }>): Promise<boolean> {
    setBusy(true);
    try {
      const { decided } = await work();
      const said = decided.message ?? null;
      const isAsked = decided.__typename === 'AnalystAsked';
      setRefusal(isAsked ? null : said);
      setWaiting(isAsked ? said : null);
      router.refresh();
      return said === null;
    } catch (fault) {
      if (!(fault instanceof AskFault)) throw fault;
      setRefusal(fault.message);
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { decide, isBusy, refusal, waiting };
}
