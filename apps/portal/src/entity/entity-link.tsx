import type { Entity } from '../graphql/schema.ts';
import { Told } from '../text/told.tsx';
import { entityUrl } from './entity-url.ts';

interface Props {
  /** Slug. */
  tenant: string;
  entity: Entity;
}

/** The name of an entity, leading to its page. */
export function EntityLink({ tenant, entity }: Props) {
  return (
    <a
      href={entityUrl(tenant, entity.key)}
      className="inline-block min-h-6 min-w-6 leading-6 text-text underline decoration-border-strong underline-offset-3 hover:decoration-current"
    >
      <Told text={entity.name} max={120} />
    </a>
  );
}
