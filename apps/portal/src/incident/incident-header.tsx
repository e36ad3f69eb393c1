import type { Incident } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { formatSince } from '../time/format-time.ts';
import { Utc } from '../time/utc.tsx';
import { SeverityTag } from '../ui/severity.tsx';
import { Clocks } from './clocks.tsx';
import { IncidentActions } from './incident-actions.tsx';
import { statusOf } from './words.ts';

interface Props {
  incident: Incident;
  now: number;
  canDecide: boolean;
}

/** Severity, id, age, the title, and the decisions. */
export function IncidentHeader({ incident, now, canDecide }: Props) {
  const { severity, displayId, knownAt, breaches, revision, title, assignee } = incident;
  const { isPinned, snoozedUntil, clocks } = incident;
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-border bg-surface px-4 py-2.5">
      <div className="min-w-0 flex-1 basis-80">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-text2">
          <SeverityTag severity={severity} isChip />
          <span className="font-mono text-12 text-text">{displayId}</span>
          <span>
            {statusOf(incident)}
            {assignee && (
              <>
                {' · '}
                <Told text={assignee.name} max={40} />
              </>
            )}
          </span>
          {isPinned && <span>Pinned</span>}
          {snoozedUntil && (
            <span>
              Snoozed until <Utc at={snoozedUntil} zone />
            </span>
          )}
          <span>
            known for <time dateTime={knownAt}>{formatSince(knownAt, now)}</time> ·{' '}
            {breaches.length === 1 ? '1 breach' : `${breaches.length} breaches grouped`} · narrative
            v{revision}
          </span>
        </p>
        <h1 className="mt-1 text-20 font-strong text-balance max-sm:text-16">
          <Told text={title} max={240} />
        </h1>
        <Clocks clocks={clocks} />
      </div>
      <IncidentActions
        incident={{
          id: incident.id,
          displayId,
          title,
          severity,
          status: incident.status,
          isPinned,
          snoozedUntil,
          assignee,
          tenant: {
            slug: incident.tenant.slug,
            name: incident.tenant.name,
            analysts: incident.tenant.analysts,
          },
        }}
        canDecide={canDecide}
        hasPending={incident.actions.some(({ state }) => state === 'PENDING')}
      />
    </header>
  );
}
