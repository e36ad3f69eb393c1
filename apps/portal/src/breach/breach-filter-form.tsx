import { FilterField } from '../ui/filter-field.tsx';
import { categories, type BreachFilter } from './filter.ts';

interface Props {
  tenant: string;
  filter: BreachFilter;
  /** Paths of the models that watch the tenant. */
  models: readonly string[];
}

/** The filter as fields (a GET form: it becomes the URL). */
export function BreachFilterForm({ tenant, filter, models }: Props) {
  const known = filter.model === '' || models.includes(filter.model);
  return (
    <form
      action={`/t/${encodeURIComponent(tenant)}/breaches`}
      role="search"
      aria-label="Filter breaches"
      className="log-filter border-b border-border bg-surface px-4 py-2"
    >
      <FilterField label="Entity">
        <input
          data-filter
          name="entity"
          defaultValue={filter.entity}
          placeholder="address or key"
          autoComplete="off"
          spellCheck={false}
          className="field font-mono text-12"
        />
      </FilterField>
      <FilterField label="Model">
        <select name="model" defaultValue={filter.model} className="field">
          <option value="">Any</option>
          {!known && <option value={filter.model}>{filter.model.slice(0, 80)}</option>}
          {models.map((path) => (
            <option key={path} value={path}>
              {path}
            </option>
          ))}
        </select>
      </FilterField>
      <FilterField label="Category">
        <select name="category" defaultValue={filter.category} className="field">
          <option value="">Any</option>
          {categories.map((category) => (
            <option key={category}>{category}</option>
          ))}
        </select>
      </FilterField>
      <FilterField label="Score from">
        <input
          name="score"
          type="number"
          min="0"
          max="100"
          step="any"
          defaultValue={filter.score}
          className="field"
        />
      </FilterField>
      <FilterField label="From (UTC)">
        <input name="from" type="date" defaultValue={filter.from} className="field" />
      </FilterField>
      <FilterField label="To (UTC)">
        <input name="to" type="date" defaultValue={filter.to} className="field" />
      </FilterField>
      <button type="submit" className="button self-end">
        Filter
      </button>
    </form>
  );
}
