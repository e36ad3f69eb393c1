'use client';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { ask, AskFault } from '../graphql/ask.ts';
import type { EventRecord } from '../graphql/schema.ts';
import { plainOf } from '../text/pieces.ts';
import { Modal } from '../ui/modal.tsx';

const EventBody = dynamic(() => import('./event-body.tsx').then(({ EventBody: it }) => it), {
  ssr: false,
});

interface Props {
  tenant: string;
  id: string;
  onClose: () => void;
}

type Found = { event: EventRecord } | { fault: string } | null;

const gone =
  'This event is past the hot window, or not yours to read. What the breach kept of it stands in the timeline.';

/** One event whole: its OCSF tree, and the record as the vendor sent it. */
export function EventDrawer({ tenant, id, onClose }: Props) {
  const [found, setFound] = useState<Found>(null);
  useEffect(() => {
    let isCurrent = true;
    setFound(null);
    ask('event', { tenant, id })
      .then(({ event }): Found => (event ? { event } : { fault: gone }))
      .catch((fault: unknown): Found => {
        if (!(fault instanceof AskFault)) throw fault;
        return { fault: fault.message };
      })
      .then((result) => isCurrent && setFound(result));
    return () => {
      isCurrent = false;
    };
  }, [tenant, id]);
  const title = found && 'event' in found ? plainOf(found.event.operation, 80) : 'Raw event';
  return (
    <Modal title={title} onClose={onClose} isDrawer>
      {found === null && <span className="skeleton h-60 w-full" />}
      {found && 'fault' in found && <p>{found.fault}</p>}
      {found && 'event' in found && <EventBody event={found.event} />}
    </Modal>
  );
}
