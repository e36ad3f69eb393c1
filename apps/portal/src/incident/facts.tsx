import { EntityLink } from '../entity/entity-link.tsx';
import type { Incident } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { Utc } from '../time/utc.tsx';
import { LongList } from '../ui/long-list.tsx';
import { Panel } from '../ui/panel.tsx';

const modeWord = { OFF: 'off', CONFIRM: 'a person confirms', AUTONOMOUS: 'autonomous' } as const;

const reasonsShown = 3;

/** Who, since when, how well watched, and why it was opened. */
export function Facts({ incident }: { incident: Incident }) {
  const { tenant, subjects, assignee, startedAt, knownAt, reasons } = incident;
  const { health } = tenant;
  return (
    <Panel id="facts" title="Facts">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        <dt className="text-text2">Tenant</dt>
        <dd>
          <Told text={tenant.name} max={80} />
        </dd>
        <dt className="text-text2">{subjects.length === 1 ? 'Entity' : 'Entities'}</dt>
        <dd className="font-mono text-12">
          {subjects.map(({ key, name }) => (
            <div key={key}>
              <EntityLink tenant={tenant.slug} entity={{ key, name }} />
            </div>
          ))}
        </dd>
        <dt className="text-text2">Owner</dt>
        <dd>{assignee ? <Told text={assignee.name} max={60} /> : 'Nobody yet'}</dd>
        <dt className="text-text2">First event</dt>
        <dd>
          <Utc at={startedAt} format="exact" zone />
        </dd>
        <dt className="text-text2">Known since</dt>
        <dd>
          <Utc at={knownAt} format="exact" zone />
        </dd>
        <dt className="text-text2">Coverage</dt>
        <dd>
          {health.lastKnownAt ? (
            <>
              newest arrived <Utc at={health.lastKnownAt} zone />
            </>
          ) : (
            'nothing has arrived yet'
          )}
          {`, ${health.baselineDays} days learnt`}
        </dd>
        <dt className="text-text2">Response</dt>
        <dd>{modeWord[tenant.responseMode]}</dd>
      </dl>
      {reasons.length > 0 && (
        <>
          <h3 className="mt-3 mb-1 text-12 font-strong text-text2">Why it was opened</h3>
          <LongList
            shown={reasonsShown}
            what="reasons"
            className="list-disc pl-4"
            lines={reasons.map((reason) => (
              <li key={reason}>
                <Told text={reason} />
              </li>
            ))}
          />
        </>
      )}
    </Panel>
  );
}
