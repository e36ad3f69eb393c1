import { coverageOf, modelsUrl, type ModelFilter } from './filter.ts';
import type { CatalogueModel } from '../graphql/detection.ts';

interface Props {
  tenant: string;
  models: readonly CatalogueModel[];
  filter: ModelFilter;
}

/** Each tactic with how many models give evidence of it; a choice filters the list. */
export function CoverageStrip({ tenant, models, filter }: Props) {
  return (
    <nav aria-label="ATT&CK coverage" className="border-b border-border bg-surface">
      <ol className="coverage-strip">
        {coverageOf(models).map(({ tactic, models: count, techniques }) => {
          const isHere = filter.tactic === tactic.id;
          const next = { ...filter, technique: '', tactic: isHere ? '' : tactic.id };
          return (
            <li key={tactic.id}>
              {count === 0 ? (
                <span className="block px-2 py-1.5" title={tactic.name}>
                  <span className="block text-11 leading-4 text-text2">{tactic.short}</span>
                  <span className="block text-12 text-text2">no model</span>
                </span>
              ) : (
                <a
                  href={modelsUrl(tenant, next)}
                  aria-current={isHere ? 'true' : undefined}
                  title={tactic.name}
                  className={`block border-b-[3px] px-2 py-1.5 text-text no-underline -outline-offset-2 hover:bg-hover ${
                    isHere ? 'border-accent bg-selected' : 'border-border-strong'
                  }`}
                >
                  <span className="block text-11 leading-4">{tactic.short}</span>
                  <span className="block text-12">
                    <strong className="font-strong">{count}</strong>{' '}
                    {count === 1 ? 'model' : 'models'}, {techniques.length}{' '}
                    {techniques.length === 1 ? 'technique' : 'techniques'}
                  </span>
                </a>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
