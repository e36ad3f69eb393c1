import { logUrl } from '../breach/filter.ts';
import type { CatalogueModel } from '../graphql/detection.ts';
import { formatTime } from '../time/format-time.ts';
import { modelsUrl } from './filter.ts';

const modeWord = { LIVE: 'live', AUDIT: 'being tried' } as const;

function Hits({ entry, tenant }: { entry: CatalogueModel; tenant: string }) {
  const { breaches30Days, lastBreachAt, model } = entry;
  if (breaches30Days === 0) return <span className="text-text2">none in 30 days</span>;
  return (
    <>
      <a
        className="link inline-flex min-h-6 items-center"
        href={logUrl(tenant, { model: model.path })}
      >
        {breaches30Days === 1 ? '1 breach' : `${breaches30Days.toLocaleString('en-GB')} breaches`}
      </a>
      {lastBreachAt !== null && (
        <span className="text-text2">, latest {formatTime(lastBreachAt, 'day')}</span>
      )}
    </>
  );
}

/** One model: what it is at a glance, and its words when opened. */
export function ModelRow({ entry, tenant }: { entry: CatalogueModel; tenant: string }) {
  const { mode, model } = entry;
  return (
    <li className="model-row border-b border-border bg-surface px-4 py-2">
      <div className="min-w-0">
        <h3 className="font-medium break-anywhere">{model.path}</h3>
        <p className="text-12 text-text2">
          {model.category} · priority {model.priority} · {model.group}
          {model.compliance && ' · compliance'} · v{model.version} · {modeWord[mode]}
          {model.release === 'BETA' && ' · beta'}
        </p>
      </div>
      <p className="flex flex-wrap gap-x-2 font-mono text-12">
        {model.techniques.map(({ id, name }) => (
          <a
            key={id}
            title={name}
            className="link inline-flex min-h-6 min-w-6 items-center"
            href={modelsUrl(tenant, { technique: id })}
          >
            {id}
          </a>
        ))}
      </p>
      <p>
        <Hits entry={entry} tenant={tenant} />
      </p>
      <details className="model-words">
        <summary className="min-h-6 w-fit py-1 text-12 text-link">
          What it looks for<span className="sr-only">: {model.path}</span>
        </summary>
        <dl className="max-w-[72ch] pb-1">
          <dt className="sr-only">Description</dt>
          <dd>{model.description}</dd>
          <dt className="mt-1 text-12 text-text2">What to do</dt>
          <dd>{model.actionAdvice}</dd>
          <dt className="mt-1 text-12 text-text2">What is harmless and looks alike</dt>
          <dd>{model.falsePositives}</dd>
        </dl>
      </details>
    </li>
  );
}
