'use client';
import { useEffect, useState } from 'react';
import { ask, AskFault } from '../graphql/ask.ts';
import type { MergeCandidate } from '../graphql/schema.ts';

/** What the list shows: null while it is fetched. */
export type Candidates = readonly MergeCandidate[] | { fault: string } | null;

const typingMs = 200;

/** Incidents of the tenant that match a text, without the one at hand; asked for when typing pauses. */
export function useCandidates(tenant: string, id: string, text: string): Candidates {
  const [found, setFound] = useState<Candidates>(null);
  useEffect(() => {
    let isCurrent = true;
    setFound(null);
    const timer = setTimeout(async () => {
      const next = await ask('mergeCandidates', {
        filter: { tenants: [tenant], ...(text === '' ? {} : { text }) },
      }).then(
        ({ incidents }): Candidates =>
          incidents.edges.map(({ node }) => node).filter((one) => one.id !== id),
        (fault: unknown): Candidates => {
          if (!(fault instanceof AskFault)) throw fault;
          return { fault: fault.message };
        },
      );
      if (isCurrent) setFound(next);
    }, typingMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [tenant, id, text]);
  return found;
}
