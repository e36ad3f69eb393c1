import type { Entity } from '../graphql/schema.ts';

/** The short name of an entity: the part of an address before its domain. */
export const entityName = ({ name }: Entity): string => {
  const at = name.indexOf('@');
  return at > 0 ? name.slice(0, at) : name;
};
