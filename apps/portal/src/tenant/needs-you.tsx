import type { IncidentPeek, Tenant } from '../graphql/schema.ts';
import { incidentUrl } from '../incident/incident-url.ts';
import { actionName } from '../response/words.ts';
import { Told } from '../text/told.tsx';
import { Utc } from '../time/utc.tsx';
import { Panel } from '../ui/panel.tsx';

interface Props {
  tenant: Pick<Tenant, 'name'>;
  incidents: readonly IncidentPeek[];
}

/** The decisions that wait, each with what it does. */
export function NeedsYou({ tenant, incidents }: Props) {
  const pending = incidents.flatMap((incident) =>
    incident.actions
      .filter(({ state }) => state === 'PENDING')
      .map((action) => ({ incident, action })),
  );
  return (
    <Panel id="needs-you" title="Needs you" note={String(pending.length)} isPadded={false}>
      {pending.length === 0 && (
        <p className="p-4 text-14 text-text2">Nothing waits for a decision.</p>
      )}
      <ul>
        {pending.map(({ incident, action }) => (
          <li
            key={action.id}
            className="flex flex-wrap items-center gap-3 border-b border-border px-4 py-3 last:border-0"
          >
            <div className="min-w-0 flex-1 basis-64 text-14">
              <p className="font-strong">
                {actionName[action.kind]} of <Told text={action.targetName} max={120} /> in{' '}
                <Told text={tenant.name} max={80} />
              </p>
              <p>
                <Told text={action.effect} />
              </p>
              <p className="text-13 text-text2">
                Lapses <Utc at={action.expiresAt} zone /> ·{' '}
                {action.reversible ? 'reversible' : 'not reversible'}
              </p>
            </div>
            <a
              className="button button-primary min-h-9"
              href={`${incidentUrl(incident)}#response-title`}
            >
              Review and decide
              <span className="sr-only"> {incident.displayId}</span>
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
