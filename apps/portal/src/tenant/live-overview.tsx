'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { ask, AskFault } from '../graphql/ask.ts';
import { Notice } from '../ui/notice.tsx';
import { SessionEnded } from '../ui/session-ended.tsx';
import { usePolling } from '../ui/use-polling.ts';
import { changeMark } from './change-mark.ts';

/** Draws the overview again when an incident or a response has changed. */
export function LiveOverview({ tenant, mark }: { tenant: string; mark: string }) {
  const router = useRouter();
  const known = useRef(mark);
  const [fault, setFault] = useState<AskFault | null>(null);
  const [isHidden, setHidden] = useState(false);
  usePolling(async () => {
    try {
      const { incidents } = await ask('customer', { tenants: [tenant] });
      setFault(null);
      const fresh = changeMark(incidents.edges.map(({ node }) => node));
      if (fresh === known.current) return;
      known.current = fresh;
      router.refresh();
    } catch (caught) {
      if (!(caught instanceof AskFault)) throw caught;
      setFault(caught);
    }
  });
  if (fault?.isExpired && !isHidden) return <SessionEnded onClose={() => setHidden(true)} />;
  if (!fault) return null;
  return (
    <div className="px-4 pt-2">
      <Notice kind="fault">Reconnecting; what you see may be out of date.</Notice>
    </div>
  );
}
