import { categories, type BreachFilter } from './filter.ts';

interface Props {
  tenant: string;
  filter: BreachFilter;
  /** Paths of the models that watch the tenant. */
  models: readonly string[];
}

function Field({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <label className="log-field">
      <span className="text-12 text-text2">{label}</span>
      {children}
    </label>
  );
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
      <Field label="Entity">
        <input
          data-filter
          name="entity"
          defaultValue={filter.entity}
          placeholder="address or key"
          autoComplete="off"
          spellCheck={false}
          className="field font-mono text-12"
        />
      </Field>
      <Field label="Model">
        <select name="model" defaultValue={filter.model} className="field">
          <option value="">Any</option>
          {!known && <option value={filter.model}>{filter.model.slice(0, 80)}</option>}
          {models.map((path) => (
            <option key={path} value={path}>
              {path}
            </option>
          ))}
        </select>
      </Field>
      <Field label="Category">
        <select name="category" defaultValue={filter.category} className="field">
          <option value="">Any</option>
          {categories.map((category) => (
            <option key={category}>{category}</option>
          ))}
        </select>
      </Field>
      <Field label="Score from">
        <input
          name="score"
          type="number"
          min="0"
          max="100"
          step="any"
          defaultValue={filter.score}
          className="field"
        />
      </Field>
      <Field label="From (UTC)">
        <input name="from" type="date" defaultValue={filter.from} className="field" />
      </Field>
      <Field label="To (UTC)">
        <input name="to" type="date" defaultValue={filter.to} className="field" />
      </Field>
      <button type="submit" className="button self-end">
        Filter
      </button>
    </form>
  );
}
