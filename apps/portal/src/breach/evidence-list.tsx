import { networkKind } from '../graph/graph-of.ts';
import type { EvidenceEvent } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { Utc } from '../time/utc.tsx';

const shownMax = 100;

/** Where it came from and with what; empty where the record says neither. */
function sourceOf({ asn, asnName, clientFamily, country, ipClass }: EvidenceEvent): string {
  const network = asn === null ? null : `AS${asn} ${asnName ?? ''}`.trim();
  const place = [network, country, networkKind(ipClass)].filter(Boolean).join(', ');
  return [place, clientFamily].filter(Boolean).join(' · ');
}

/** The events that the breach kept: they outlive the hot window. */
export function EvidenceList({ evidence }: { evidence: readonly EvidenceEvent[] }) {
  if (evidence.length === 0) return <p className="text-text2">No event was kept.</p>;
  return (
    <>
      <ol className="relative max-h-96 overflow-y-auto" tabIndex={0} aria-label="Events">
        {evidence.slice(0, shownMax).map((event) => (
          <li key={event.id} className="timeline-line border-b border-border py-1 last:border-0">
            <span className="font-mono text-12 text-text2">
              <Utc at={event.happenedAt} />
            </span>
            <span className="min-w-0">
              <Told text={event.operation} max={120} />
              <span className="block text-12 text-text2">
                {event.outcome.toLowerCase()}
                {event.ip && (
                  <>
                    {' from '}
                    <Told text={event.ip} />
                  </>
                )}
                {sourceOf(event) !== '' && (
                  <>
                    {' · '}
                    <Told text={sourceOf(event)} max={160} />
                  </>
                )}
              </span>
            </span>
            <a
              href={`?event=${encodeURIComponent(event.id)}`}
              data-cite={event.id}
              className="link inline-flex min-h-6 items-center text-12"
            >
              event<span className="sr-only"> at {event.happenedAt}</span>
            </a>
          </li>
        ))}
      </ol>
      {evidence.length > shownMax && (
        <p className="mt-2 text-text2">
          The first {shownMax} of {evidence.length} events.
        </p>
      )}
    </>
  );
}
