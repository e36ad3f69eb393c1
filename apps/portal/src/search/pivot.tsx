import { Told } from '../text/told.tsx';
import { plainOf } from '../text/pieces.ts';
import { searchFields, searchUrl, type SearchField, type SearchFilter } from './filter.ts';

interface Props {
  tenant: string;
  filter: SearchFilter;
  field: SearchField;
  /** As the filter takes it. */
  value: string;
  /** As it is shown; by default the value. */
  text?: string;
}

/** A value as a link to what else shows it, within the rest of the filter. Plain text where it restricts already. */
export function Pivot({ tenant, filter, field, value, text = value }: Props) {
  if (filter[field] === value) return <Told text={text} max={120} />;
  return (
    <a
      href={searchUrl(tenant, { ...filter, [field]: value })}
      title={`Only ${searchFields[field].toLowerCase()} ${plainOf(text, 80)}`}
      className="pivot"
    >
      <Told text={text} max={120} />
    </a>
  );
}
