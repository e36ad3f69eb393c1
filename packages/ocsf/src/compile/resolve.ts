import type { AttributeSource, ItemSource, Sources } from './sources.ts';

/** A class or an object with all that it inherits and includes. */
export interface Resolved {
  category?: string;
  profiles: readonly string[];
  constraints: NonNullable<ItemSource['constraints']>;
  attributes: Readonly<Record<string, AttributeSource>>;
}

type Attributes = Record<string, AttributeSource>;

/** Follows `extends` and `$include`; what is nearer to the item wins, attribute by attribute. */
export function resolve(
  item: ItemSource,
  from: ReadonlyMap<string, ItemSource>,
  of: Sources,
): Resolved {
  const parent = item.extends ? resolve(find(from, item.extends), from, of) : undefined;
  return {
    category: item.category ?? parent?.category,
    profiles: [...new Set([...(parent?.profiles ?? []), ...(item.profiles ?? [])])],
    constraints: item.constraints ?? parent?.constraints ?? {},
    attributes: merge(parent?.attributes ?? {}, ownAttributes(item, of)),
  };
}

function ownAttributes(item: ItemSource, of: Sources): Attributes {
  const { $include: paths = [], ...own } = item.attributes ?? {};
  let included: Attributes = {};
  for (const path of [paths].flat()) {
    const found = find(of.includes, path);
    const attributes = ownAttributes(found, of);
    included = merge(
      included,
      path.startsWith('profiles/') ? marked(attributes, found.name!) : attributes,
    );
  }
  return merge(included, own as Attributes);
}

/** What a profile brings is there only where an event says that it uses the profile. */
function marked(attributes: Attributes, profile: string): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [name, { profile, ...attribute }]),
  );
}

function merge(under: Readonly<Attributes>, over: Readonly<Attributes>): Attributes {
  const merged: Attributes = { ...under };
  for (const [name, attribute] of Object.entries(over))
    merged[name] = mergeAttribute(merged[name], attribute);
  return merged;
}

/** Values of an enumeration add up; of all else the nearer one stands. */
export function mergeAttribute(
  under: AttributeSource | undefined,
  over: AttributeSource,
): AttributeSource {
  const both = { ...under?.enum, ...over.enum };
  return { ...under, ...over, ...(Object.keys(both).length > 0 ? { enum: both } : {}) };
}

function find(items: ReadonlyMap<string, ItemSource>, name: string): ItemSource {
  const item = items.get(name);
  if (!item) throw new Error(`the OCSF sources hold no ${name}`);
  return item;
}
