import { categories } from '../breach/filter.ts';
import type { CatalogueModel } from '../graphql/detection.ts';
import { Told } from '../text/told.tsx';
import { Empty } from '../ui/empty.tsx';
import { CoverageStrip } from './coverage-strip.tsx';
import { listModels, modelsUrl, type ModelFilter } from './filter.ts';
import { ModelRow } from './model-row.tsx';
import { FilterField } from '../ui/filter-field.tsx';

interface Props {
  tenant: { slug: string; name: string };
  models: readonly CatalogueModel[];
  filter: ModelFilter;
}

const shows = [
  ['', 'All'],
  ['spoke', 'Spoke in 30 days'],
  ['tried', 'Being tried'],
] as const;

function FilterForm({ tenant, filter }: Pick<Props, 'tenant' | 'filter'>) {
  return (
    <form
      action={modelsUrl(tenant.slug)}
      role="search"
      aria-label="Filter models"
      className="log-filter border-b border-border bg-surface px-4 py-2"
    >
      {filter.tactic && <input type="hidden" name="tactic" value={filter.tactic} />}
      {filter.technique && <input type="hidden" name="technique" value={filter.technique} />}
      <FilterField label="Words">
        <input data-filter name="q" defaultValue={filter.q} autoComplete="off" className="field" />
      </FilterField>
      <FilterField label="Category">
        <select name="category" defaultValue={filter.category} className="field">
          <option value="">Any</option>
          {categories.map((category) => (
            <option key={category}>{category}</option>
          ))}
        </select>
      </FilterField>
      <FilterField label="Show">
        <select name="show" defaultValue={filter.show} className="field">
          {shows.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </FilterField>
      <button type="submit" className="button self-end">
        Filter
      </button>
    </form>
  );
}

/** What watches a tenant: the catalogue with its coverage of ATT&CK and what each model found. */
export function ModelsScreen({ tenant, models, filter }: Props) {
  const shown = listModels(models, filter);
  const spoke = models.filter(({ breaches30Days }) => breaches30Days > 0).length;
  const tried = models.filter(({ mode }) => mode === 'AUDIT').length;
  return (
    <>
      <h1 className="px-4 pt-3 pb-1 text-20 font-strong">Models</h1>
      <p className="px-4 pb-2 text-text2">
        {models.length} models watch <Told text={tenant.name} max={80} />; {spoke} spoke in the last
        30 days, {tried === 1 ? '1 is' : `${tried} are`} being tried and{' '}
        {tried === 1 ? 'opens' : 'open'} nothing.{' '}
        <a className="link inline-flex min-h-6 items-center" href="#exclusions-title">
          What models leave alone
        </a>
        .
      </p>
      <CoverageStrip tenant={tenant.slug} models={models} filter={filter} />
      <FilterForm tenant={tenant} filter={filter} />
      <div className="flex flex-wrap items-center gap-2 px-4 py-2 text-text2">
        <h2 className="text-12">
          {shown.length} of {models.length} models
          {filter.technique && ` that give evidence of ${filter.technique.slice(0, 12)}`}
        </h2>
        {shown.length < models.length && (
          <a className="button" href={modelsUrl(tenant.slug)}>
            Show all
          </a>
        )}
      </div>
      {shown.length === 0 ? (
        <Empty title="No model matches the filter">
          <p>Fewer restrictions show more.</p>
        </Empty>
      ) : (
        <ul className="model-list border-t border-border">
          {shown.map((entry) => (
            <ModelRow key={entry.model.uuid} entry={entry} tenant={tenant.slug} />
          ))}
        </ul>
      )}
    </>
  );
}
