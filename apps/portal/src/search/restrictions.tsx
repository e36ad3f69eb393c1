import { X } from 'lucide-react';
import { entityUrl } from '../entity/entity-url.ts';
import { plainOf } from '../text/pieces.ts';
import { Told } from '../text/told.tsx';
import { restrictedBy, searchFields, searchUrl, type SearchFilter } from './filter.ts';

interface Props {
  tenant: string;
  filter: SearchFilter;
}

/** What restricts the search, each with a way to lift it. */
export function Restrictions({ tenant, filter }: Props) {
  const fields = restrictedBy(filter);
  if (fields.length === 0) return null;
  return (
    <ul aria-label="Only" className="flex flex-wrap gap-1.5 px-4 pt-2">
      {fields.map((field) => (
        <li key={field} className="restriction">
          <span className="text-text2">{searchFields[field]}</span>
          <Told text={filter[field].replace('T', ' ')} max={80} />
          <a
            href={searchUrl(tenant, { ...filter, [field]: '' })}
            aria-label={`Not only ${searchFields[field].toLowerCase()} ${plainOf(filter[field], 80)}`}
            className="restriction-lift"
          >
            <X size={14} aria-hidden="true" />
          </a>
        </li>
      ))}
      {filter.entity && (
        <li className="flex">
          <a href={entityUrl(tenant, filter.entity)} className="link inline-flex items-center">
            What is usual for it
          </a>
        </li>
      )}
    </ul>
  );
}
