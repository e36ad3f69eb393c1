import { SightingsStrip } from '../chart/sightings-strip.tsx';
import { Waterfall } from '../chart/waterfall.tsx';
import { EntityLink } from '../entity/entity-link.tsx';
import { Exclude } from '../exclusion/exclude.tsx';
import { suggestConditions } from '../exclusion/suggest-conditions.ts';
import type { WholeBreach } from '../graphql/detection.ts';
import { modelUrl } from '../model/filter.ts';
import { minuteOf, searchUrl } from '../search/filter.ts';
import { Told } from '../text/told.tsx';
import { Utc } from '../time/utc.tsx';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { Numbers } from './numbers.tsx';

function Header({ breach }: { breach: WholeBreach }) {
  const { model, score, subject, happenedAt, tenant } = breach;
  return (
    <header className="border-b border-border bg-surface px-4 py-2.5">
      <p className="flex flex-wrap gap-x-3 text-text2">
        <span>Model breach</span>
        <span>{model.category}</span>
        <span>
          anomaly score <strong className="font-strong text-text">{score.toFixed(1)}</strong>
        </span>
        <span>
          <Utc at={happenedAt} format="exact" zone />
        </span>
      </p>
      <h1 className="mt-1 text-20 font-strong text-balance">
        <Told text={model.path} max={160} />
      </h1>
      <p className="text-text2">
        of{' '}
        <span className="font-mono text-12 text-text">
          <EntityLink tenant={tenant.slug} entity={subject} />
        </span>{' '}
        in <Told text={tenant.name} max={80} />
      </p>
    </header>
  );
}

/** What weakens or changes the meaning of the breach, where something does. */
function States({ breach }: { breach: WholeBreach }) {
  const { agents, mode, status } = breach;
  const isLearning = agents.length > 0 && agents.every(({ foreign }) => foreign === null);
  return (
    <>
      {status === 'WITHDRAWN' && (
        <Notice kind="note">
          Withdrawn: a late event took its support away. It is kept, and counts no more.
        </Notice>
      )}
      {mode === 'AUDIT' && (
        <Notice kind="note">This model is being tried: what it finds opens no incident.</Notice>
      )}
      {isLearning && (
        <Notice kind="note">Learning: this account has too little history to judge yet.</Notice>
      )}
    </>
  );
}

function Facts({ breach }: { breach: WholeBreach }) {
  const { endedAt, happenedAt, incidentId, knownAt, throttled, tenant } = breach;
  const slug = encodeURIComponent(tenant.slug);
  return (
    <Panel id="facts" title="Facts" digit={3}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        <dt className="text-text2">Incident</dt>
        <dd>
          {incidentId === null ? (
            'stands alone'
          ) : (
            <a
              className="link inline-flex min-h-6 items-center"
              href={`/t/${slug}/incidents/${encodeURIComponent(incidentId)}`}
            >
              open the incident
            </a>
          )}
        </dd>
        <dt className="text-text2">First match</dt>
        <dd>
          <Utc at={happenedAt} format="exact" zone />
        </dd>
        <dt className="text-text2">Latest match</dt>
        <dd>
          <Utc at={endedAt} format="exact" zone />
        </dd>
        <dt className="text-text2">Known since</dt>
        <dd>
          <Utc at={knownAt} format="exact" zone />
        </dd>
        <dt className="text-text2">Throttled</dt>
        <dd>
          {throttled === null
            ? 'not counted'
            : `${throttled.toLocaleString('en-GB')} further ${throttled === 1 ? 'match is' : 'matches are'} part of this breach`}
        </dd>
      </dl>
    </Panel>
  );
}

function ModelPanel({ breach, canExclude }: { breach: WholeBreach; canExclude: boolean }) {
  const { model, tenant } = breach;
  const suggested = suggestConditions(breach);
  return (
    <Panel id="model" title="The model" note={`version ${model.version}`} digit={4}>
      <p>{model.description}</p>
      <h3 className="mt-2 text-12 font-strong text-text2">What to do</h3>
      <p>{model.actionAdvice}</p>
      <h3 className="mt-2 text-12 font-strong text-text2">What is harmless and looks alike</h3>
      <p>{model.falsePositives}</p>
      <h3 className="mt-2 text-12 font-strong text-text2">ATT&amp;CK</h3>
      <ul>
        {model.techniques.map(({ id, name }) => (
          <li key={id}>
            <span className="font-mono text-12">{id}</span> {name}
          </li>
        ))}
      </ul>
      <a
        className="link mt-2 inline-flex min-h-6 items-center"
        href={modelUrl(tenant.slug, model.path)}
      >
        In the catalogue
      </a>
      {canExclude && suggested.length > 0 && (
        <Exclude tenant={tenant.slug} model={model.path} suggested={suggested} />
      )}
    </Panel>
  );
}

const aroundMs = 3_600_000;

/** One breach with everything that explains it. */
export function BreachScreen({ breach, canExclude }: { breach: WholeBreach; canExclude: boolean }) {
  const { claim, counterfactual, evidence, observations, score, sightings, terms } = breach;
  return (
    <>
      <Header breach={breach} />
      <div className="incident-columns">
        <div className="incident-column">
          <States breach={breach} />
          <Panel id="why" title="Why is this unusual?" digit={1}>
            <p className="mb-3 max-w-[72ch] text-14">
              <Told text={claim} />
            </p>
            {sightings && <SightingsStrip sightings={sightings} />}
            <div className="mt-3">
              <Numbers observations={observations} />
            </div>
          </Panel>
          <Panel
            id="evidence"
            title="Evidence"
            note={evidence.length === 1 ? '1 event' : `${evidence.length} events`}
            digit={2}
          >
            <EvidenceList evidence={evidence} />
            <a
              className="link mt-2 inline-flex min-h-6 items-center"
              href={searchUrl(breach.tenant.slug, {
                entity: breach.subject.key,
                from: minuteOf(Date.parse(breach.happenedAt) - aroundMs),
                to: minuteOf(Date.parse(breach.endedAt) + aroundMs),
              })}
            >
              All that it did around then
            </a>
          </Panel>
        </div>
        <div className="incident-column">
          <Panel id="score" title="Score">
            <Waterfall terms={terms} score={score} />
            <p className="mt-2 text-text2">
              {counterfactual === null ? (
                'No single kind of evidence made the score: nothing taken away would have kept it quiet.'
              ) : (
                <Told text={counterfactual} />
              )}
            </p>
          </Panel>
          <Facts breach={breach} />
          <ModelPanel breach={breach} canExclude={canExclude} />
        </div>
      </div>
    </>
  );
}
