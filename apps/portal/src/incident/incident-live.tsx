'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { ask, AskFault } from '../graphql/ask.ts';
import { formatTime } from '../time/format-time.ts';
import { Notice } from '../ui/notice.tsx';
import { SessionEnded } from '../ui/session-ended.tsx';
import { usePolling } from '../ui/use-polling.ts';
import { workOf } from './pulse.ts';
import type { Pulse } from './pulse.ts';

interface Props {
  tenant: string;
  id: string;
  /** As the page was drawn. */
  pulse: Pulse;
  drawnAt: string;
}

/** Follows decisions and responses at once; a new narrative waits until the reader asks for it. */
export function IncidentLive({ tenant, id, pulse, drawnAt }: Props) {
  const router = useRouter();
  const known = useRef(pulse.work);
  const answeredAt = useRef(drawnAt);
  const [revision, setRevision] = useState(pulse.revision);
  const [fault, setFault] = useState<AskFault | null>(null);
  const [isHidden, setHidden] = useState(false);

  usePolling(async () => {
    try {
      const { incident } = await ask('pulse', { tenant, id });
      setFault(null);
      answeredAt.current = new Date().toISOString();
      if (!incident) return;
      setRevision(incident.revision);
      const work = workOf(incident);
      if (work !== known.current && incident.revision === pulse.revision) {
        known.current = work;
        router.refresh();
      }
    } catch (caught) {
      if (!(caught instanceof AskFault)) throw caught;
      setFault(caught);
    }
  });

  if (fault?.isExpired && !isHidden) return <SessionEnded onClose={() => setHidden(true)} />;
  if (fault) {
    return (
      <div className="px-4 pt-2">
        <Notice kind="fault">
          Showing data from {formatTime(answeredAt.current, 'exact')} UTC, reconnecting.
        </Notice>
      </div>
    );
  }
  if (revision === pulse.revision) return null;
  return (
    <div className="px-4 pt-2">
      <Notice
        kind="note"
        action={
          <button type="button" className="button" onClick={() => router.refresh()}>
            Show it
          </button>
        }
      >
        The story has changed: v{pulse.revision} → v{revision}. You are reading the earlier one.
      </Notice>
    </div>
  );
}
