import { type CompiledModel, compileModels, type Model, stableId } from '@nightjar/core';
import { loadModels } from '@nightjar/models';

/**
 * So many models: those that ship, then the same under other names, each reading its own kin. Of a copy the texts
 * that it names are others, as another model's would be: it must not be met by what the first one is met by.
 */
export function manyModels(count: number): readonly CompiledModel[] {
  const shipped = loadModels().map(({ model }) => model);
  const copies = Math.ceil(count / shipped.length);
  const all = Array.from({ length: copies }, (_, copy) =>
    shipped.map((model) => (copy === 0 ? model : renamed(model, copy))),
  );
  const chosen = all.flat().slice(0, count);
  const paths = new Set(chosen.map(({ path }) => path));
  const standing = chosen.filter(({ components }) =>
    Object.values(components).every(({ model }) => model === undefined || paths.has(model)),
  );
  return compileModels(standing.map((value) => ({ name: value.path, value })));
}

function renamed(model: Model, copy: number): Model {
  const components = Object.entries(model.components).map(([name, component]) => [
    name,
    {
      ...component,
      where: component.where.map((one) => otherTexts(one, copy)),
      ...(component.model === undefined ? {} : { model: nameOf(component.model, copy) }),
    },
  ]);
  return {
    ...model,
    uuid: uuidOf(`${model.uuid}/${copy}`),
    path: nameOf(model.path, copy),
    components: Object.fromEntries(components) as Model['components'],
  };
}

const nameOf = (path: string, copy: number): string => `${path} ${copy}`;

function uuidOf(name: string): string {
  const hex = Buffer.from(stableId('model', name)).toString('hex').padEnd(32, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

type Condition = Model['components'][string]['where'][number];

function otherTexts(condition: Condition, copy: number): Condition {
  if (typeof condition === 'string' || !('operation' in condition)) return condition;
  return { operation: condition.operation.map((text) => `${text} ${copy}`) };
}
