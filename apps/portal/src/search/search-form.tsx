import { FilterField } from '../ui/filter-field.tsx';
import type { SearchField, SearchFilter } from './filter.ts';

/** Fields that people type; the others are pivoted to, and stay as they are. */
const typed = ['entity', 'operation', 'ip', 'from', 'to'] as const satisfies SearchField[];

interface Props {
  tenant: string;
  filter: SearchFilter;
}

/** The filter as fields (a GET form: it becomes the URL). */
export function SearchForm({ tenant, filter }: Props) {
  const kept = (Object.keys(filter) as SearchField[]).filter(
    (field) => filter[field] !== '' && !typed.some((one) => one === field),
  );
  const text = (name: (typeof typed)[number], label: string, hint: string) => (
    <FilterField label={label}>
      <input
        data-filter={name === 'entity' ? true : undefined}
        name={name}
        defaultValue={filter[name]}
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        className="field font-mono text-12"
      />
    </FilterField>
  );
  const time = (name: 'from' | 'to', label: string) => (
    <FilterField label={label}>
      <input name={name} type="datetime-local" defaultValue={filter[name]} className="field" />
    </FilterField>
  );
  return (
    <form
      action={`/t/${encodeURIComponent(tenant)}/search`}
      role="search"
      aria-label="Search events"
      className="log-filter border-b border-border bg-surface px-4 py-2"
    >
      {kept.map((field) => (
        <input key={field} type="hidden" name={field} value={filter[field]} />
      ))}
      {text('entity', 'Who', 'address or key')}
      {text('operation', 'Operation', 'as the vendor names it')}
      {text('ip', 'Address', 'IPv4 or IPv6')}
      {time('from', 'From (UTC)')}
      {time('to', 'To (UTC)')}
      <button type="submit" className="button self-end">
        Search
      </button>
    </form>
  );
}
