import {
  attackVersion,
  type CloudTechnique,
  cloudTechniques,
  type CompiledModel,
  findTechnique,
  techniqueSources,
} from '@nightjar/core';

type Named = Pick<CompiledModel['model'], 'path' | 'attack'>;

const head = (covered: number): string => `# Coverage of ATT&CK

<!-- Written by packages/models/src/write-catalog.ts; a test compares the two. Do not edit. -->

Techniques of ATT&CK ${attackVersion} for the platforms IaaS, SaaS, Office Suite and Identity Provider, as we name
them, and the models that say they look for them: ${covered} of ${cloudTechniques.length} are named by a model. That
a model names a technique does not mean that it finds every way of it. Where none does, the last column says
in which records it could be seen. A technique counts as named where one of its sub-techniques is.
`;

/** The page that says which model covers which technique, and what is not covered. */
export function formatCoverage(models: readonly Named[]): string {
  const rows = cloudTechniques.map((technique) => ({
    technique,
    by: namedBy(technique.id, models),
  }));
  const covered = rows.filter(({ by }) => by.length > 0).length;
  const table = rows.map(({ technique, by }) => rowOf(technique, by));
  const others = otherIds(models).map((id) => [
    id,
    findTechnique(id)?.name ?? 'not in our list of names',
    namedBy(id, models).join('<br>'),
  ]);
  return [
    head(covered),
    formatRows(['Technique', 'Name', 'Models', 'Could be seen in'], table),
    '\n## Beyond the cloud platforms\n\nTechniques of other platforms that models name, too.\n',
    formatRows(['Technique', 'Name', 'Models'], others),
    '',
  ].join('\n');
}

function rowOf({ id, name, seenIn }: CloudTechnique, by: readonly string[]): string[] {
  return [id, name, by.join('<br>'), by.length > 0 ? '' : techniqueSources[seenIn]];
}

function namedBy(id: string, models: readonly Named[]): string[] {
  return models
    .filter(({ attack }) => attack.some((one) => one === id || one.startsWith(`${id}.`)))
    .map(({ path }) => path)
    .sort();
}

function otherIds(models: readonly Named[]): string[] {
  const known = new Set(cloudTechniques.map(({ id }) => id));
  const named = new Set(models.flatMap(({ attack }) => attack));
  return [...named].filter((id) => !known.has(id)).sort();
}

function formatRows(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, columns.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
