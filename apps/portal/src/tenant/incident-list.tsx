import type { IncidentPeek } from '../graphql/schema.ts';
import { incidentUrl } from '../incident/incident-url.ts';
import { Told } from '../text/told.tsx';
import { formatSince } from '../time/format-time.ts';
import { SeverityTag } from '../ui/severity.tsx';

const plainStatus: Record<IncidentPeek['status'], string> = {
  NEW: 'Being looked at',
  IN_PROGRESS: 'Taken by an analyst',
  ON_HOLD: 'Waits for something',
  RESOLVED: 'Dealt with',
  CLOSED: 'Dealt with',
};

const harmless = ['BENIGN_TRUE_POSITIVE', 'FALSE_POSITIVE_LOGIC', 'FALSE_POSITIVE_DATA'];

function wordOf({ status, conclusion, containedAt }: IncidentPeek): string {
  if (conclusion)
    return harmless.includes(conclusion.verdict) ? 'Not a danger' : plainStatus[status];
  return containedAt === null ? plainStatus[status] : 'Contained';
}

// What happened; what else it could be and what to do stand on the incident's page.
const firstParagraph = (summary: string): string => summary.split('\n', 1)[0] ?? '';

/** A customer's incidents in plain words. */
export function IncidentList({ incidents, now }: { incidents: IncidentPeek[]; now: number }) {
  if (incidents.length === 0) {
    return (
      <p className="p-4 text-14 text-text2">
        No incident so far. We compare each act with what the account did before, and say here when
        it differs.
      </p>
    );
  }
  return (
    <ul>
      {incidents.map((incident) => (
        <li key={incident.id} className="border-b border-border px-4 py-3 last:border-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <SeverityTag severity={incident.severity} />
            <span className="font-mono text-12 text-text2">{incident.displayId}</span>
            <span className="text-text2">{wordOf(incident)}</span>
            <span className="ml-auto text-text2">
              <time dateTime={incident.knownAt}>{formatSince(incident.knownAt, now)}</time> ago
            </span>
          </div>
          <h3 className="text-14 font-strong">
            <a
              href={incidentUrl(incident)}
              className="inline-block py-0.5 text-text underline decoration-border-strong underline-offset-3 hover:decoration-current"
            >
              <Told text={incident.title} max={200} />
            </a>
          </h3>
          <p className="max-w-[72ch] text-14 text-text2">
            <Told text={firstParagraph(incident.summary)} max={400} />
          </p>
        </li>
      ))}
    </ul>
  );
}
