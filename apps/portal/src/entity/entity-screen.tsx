import { BreachTable } from '../breach/breach-table.tsx';
import { logUrl } from '../breach/filter.ts';
import type { KnownEntity, WhyNot } from '../graphql/detection.ts';
import { incidentUrl } from '../incident/incident-url.ts';
import type { AskedHours } from '../silence/asked-hours.ts';
import { searchUrl } from '../search/filter.ts';
import { SilencePanel } from '../silence/silence-panel.tsx';
import { Told } from '../text/told.tsx';
import { formatTime } from '../time/format-time.ts';
import { Utc } from '../time/utc.tsx';
import { Panel } from '../ui/panel.tsx';
import { SeverityTag } from '../ui/severity.tsx';

// The API's own bound.
const breachesMax = 50;

function Header({ known }: { known: KnownEntity }) {
  const { baseline, entity, firstSeenOn, kind, lastSeenAt, tenant } = known;
  return (
    <header className="border-b border-border bg-surface px-4 py-2.5">
      <p className="text-text2">
        {kind} in <Told text={tenant.name} max={80} />
      </p>
      <h1 className="mt-1 text-20 font-strong">
        <Told text={entity.name} max={160} />
      </h1>
      <p className="font-mono text-12 text-text2">
        <Told text={entity.key} max={200} />
      </p>
      <p className="mt-1 text-14">{baseline.standing}</p>
      <p className="text-text2">
        {firstSeenOn === null
          ? 'Nothing of it was kept'
          : `First seen ${formatTime(firstSeenOn, 'date')}`}
        {' · '}
        {lastSeenAt === null ? (
          'no event in the hot window'
        ) : (
          <>
            last seen <Utc at={lastSeenAt} format="exact" zone />
          </>
        )}
      </p>
    </header>
  );
}

function Usual({ baseline }: Pick<KnownEntity, 'baseline'>) {
  const { activeDays, from, sentences, to } = baseline;
  const span =
    from !== null && to !== null
      ? `${formatTime(from, 'date')} to ${formatTime(to, 'date')}, ${activeDays} active days`
      : '';
  return (
    <Panel id="usual" title="What is usual" note={span} digit={1}>
      {sentences.length === 0 ? (
        <p className="text-text2">
          No closed day shows anything of it yet: nothing is usual, and nothing unusual.
        </p>
      ) : (
        <dl className="usual-list">
          {sentences.map(({ about, text, named }, at) => (
            <div key={at} className="usual-line border-b border-border py-1.5 last:border-0">
              <dt className="text-text2">{about}</dt>
              <dd className="max-w-[72ch] text-14">
                <Told text={text} />
                {named.map(({ id, name }) => (
                  <span key={id} className="block text-12 text-text2">
                    <Told text={name} max={80} />:{' '}
                    <span className="font-mono">
                      <Told text={id} max={120} />
                    </span>
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}

function Incidents({ incidents }: Pick<KnownEntity, 'incidents'>) {
  return (
    <Panel id="incidents" title="Incidents" note={String(incidents.length)} digit={2}>
      {incidents.length === 0 ? (
        <p className="text-text2">None holds a breach of this entity.</p>
      ) : (
        <ul>
          {incidents.map((incident) => (
            <li key={incident.id} className="border-b border-border py-1.5 last:border-0">
              <p className="flex flex-wrap gap-x-3">
                <SeverityTag severity={incident.severity} />
                <span className="font-mono text-12 text-text2">{incident.displayId}</span>
                <span className="text-text2">
                  <Utc at={incident.startedAt} zone />
                </span>
              </p>
              <a
                href={incidentUrl(incident)}
                className="inline-block min-h-6 leading-6 text-text underline decoration-border-strong underline-offset-3 hover:decoration-current"
              >
                <Told text={incident.title} max={200} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface Props {
  known: KnownEntity;
  /** Hours that the URL asks about, and what is told of them. */
  asked: AskedHours | null;
  silence: WhyNot | null;
}

/** Who this is, what is usual for them, what was not, and why nothing was said. */
export function EntityScreen({ known, asked, silence }: Props) {
  const { baseline, breaches, entity, incidents, tenant } = known;
  return (
    <>
      <Header known={known} />
      <div className="entity-columns">
        <Usual baseline={baseline} />
        <Incidents incidents={incidents} />
        <div className="entity-wide">
          <Panel
            id="breaches"
            title="Model breaches"
            note={breaches.length < breachesMax ? String(breaches.length) : `latest ${breachesMax}`}
            digit={3}
            isPadded={breaches.length === 0}
          >
            {breaches.length === 0 ? (
              <p className="text-text2">No model has fired for it.</p>
            ) : (
              <BreachTable rows={breaches} label="Model breaches" isOfOne />
            )}
            {breaches.length === breachesMax && (
              <a
                className="link inline-flex min-h-6 items-center px-4 py-2"
                href={logUrl(tenant.slug, { entity: entity.key })}
              >
                All of them in the log
              </a>
            )}
          </Panel>
        </div>
        <div className="entity-wide">
          <a
            className="link inline-flex min-h-6 items-center"
            href={searchUrl(tenant.slug, { entity: entity.key })}
          >
            All events of it
          </a>
        </div>
        <div className="entity-wide">
          <SilencePanel
            tenant={tenant.slug}
            entityKey={entity.key}
            lastSeenAt={known.lastSeenAt}
            asked={asked}
            told={silence}
          />
        </div>
      </div>
    </>
  );
}
