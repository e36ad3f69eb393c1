import type { EvidenceEvent } from '../graphql/schema.ts';
import { plainOf } from '../text/pieces.ts';
import { formatTime } from '../time/format-time.ts';

interface Props {
  id: string;
  number: number;
  event: EvidenceEvent | undefined;
}

/** Opens the event that a sentence stands on. A link, so it can be copied; the page's script opens the drawer. */
export function Citation({ id, number, event }: Props) {
  const summary = event
    ? `${formatTime(event.happenedAt, 'exact')} UTC ${plainOf(event.operation, 60)}`
    : 'event';
  return (
    <a
      href={`?event=${encodeURIComponent(id)}`}
      data-cite={id}
      title={summary}
      aria-label={`Event ${number}: ${summary}`}
      className="inline-flex h-6 min-w-6 items-center justify-center rounded-md border border-border-strong px-1 font-mono text-12 text-link no-underline hover:bg-hover coarse:h-8 coarse:min-w-8"
    >
      {number}
    </a>
  );
}
