import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An attribute as the schema's sources write it, in the dictionary, a class, an object or a profile. */
export interface AttributeSource {
  type?: string;
  is_array?: boolean;
  requirement?: 'required' | 'recommended' | 'optional';
  /** Null takes the attribute out of its profile: it is there whether the profile is on or not. */
  profile?: string | null;
  enum?: Record<string, unknown>;
  observable?: number;
  '@deprecated'?: unknown;
}

/** A class, object, profile or include as the sources write it. */
export interface ItemSource {
  name?: string;
  extends?: string;
  category?: string;
  uid?: number;
  profiles?: string[];
  constraints?: { at_least_one?: string[]; just_one?: string[] };
  observable?: number;
  '@deprecated'?: unknown;
  attributes?: Record<string, AttributeSource> & { $include?: string | string[] };
}

export interface DataTypeSource {
  type?: string;
  regex?: string;
  max_len?: number;
  range?: [number, number];
  observable?: number;
}

/** One release of the schema's sources, its extensions left out. */
export interface Sources {
  version: string;
  categories: Record<string, { uid: number }>;
  attributes: Record<string, AttributeSource>;
  dataTypes: Record<string, DataTypeSource>;
  classes: ReadonlyMap<string, ItemSource>;
  objects: ReadonlyMap<string, ItemSource>;
  /** Profiles and includes by their path, as `$include` names them. */
  includes: ReadonlyMap<string, ItemSource>;
}

/** Reads the sources of one release from its folder. */
export function readSources(folder: string): Sources {
  const read = <Shape>(path: string): Shape =>
    JSON.parse(readFileSync(join(folder, path), 'utf8')) as Shape;
  const under = (root: string): [string, ItemSource][] =>
    listJson(folder, root).map((path) => [path, read<ItemSource>(path)]);
  const byName = (items: [string, ItemSource][]): Map<string, ItemSource> =>
    new Map(items.map(([path, item]) => [item.name ?? path, item]));
  const dictionary = read<{
    attributes: Record<string, AttributeSource>;
    types: { attributes: Record<string, DataTypeSource> };
  }>('dictionary.json');
  return {
    version: read<{ version: string }>('version.json').version,
    categories: read<{ attributes: Record<string, { uid: number }> }>('categories.json').attributes,
    attributes: dictionary.attributes,
    dataTypes: dictionary.types.attributes,
    classes: byName(under('events')),
    objects: byName(under('objects')),
    includes: new Map([...under('profiles'), ...under('includes')]),
  };
}

function listJson(folder: string, root: string): string[] {
  if (!existsSync(join(folder, root))) return [];
  return readdirSync(join(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => `${root}/${name}`);
}
