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

  async function decide(work: () => Promise<{ decided: Decided }>): Promise<boolean> {
    setBusy(true);
    try {
      const { decided } = await work();
      setRefusal(decided.message ?? null);
      router.refresh();
      return decided.message === undefined;
    } catch (fault) {
      if (!(fault instanceof AskFault)) throw fault;
      setRefusal(fault.message);
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { decide, isBusy, refusal };
}
