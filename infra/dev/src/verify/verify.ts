import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, repositoryRoot } from '../repository.ts';
import { boundaries } from './boundaries.ts';
import { docReferences } from './doc-references.ts';
import { glossary } from './glossary.ts';
import type { Guard, GuardResult, SourceFile } from './guard.ts';
import { purity } from './purity.ts';
import { deadCode, format, lint, types } from './tools.ts';

const guards: Guard[] = [
  format,
  types,
  lint,
  boundaries,
  purity,
  deadCode,
  glossary,
  docReferences,
];
const shownMax = 40;
const isText = (path: string): boolean => /\.([cm]?tsx?|json|md)$/.test(path);

// Of the others a guard may want to know that they are there.
const readFiles = (): SourceFile[] =>
  listFiles().map((path) => ({
    path,
    text: isText(path) ? readFileSync(join(repositoryRoot, path), 'utf8') : '',
  }));

const runGuard = async (guard: Guard, files: SourceFile[]): Promise<GuardResult> => {
  const began = performance.now();
  const findings = await guard.check(files);
  return { name: guard.name, findings, seconds: (performance.now() - began) / 1000 };
};

const print = ({ name, findings, seconds }: GuardResult): void => {
  const sign = findings.length === 0 ? 'ok  ' : 'FAIL';
  console.log(`${sign} ${name} (${seconds.toFixed(1)} s)`);
  for (const finding of findings.slice(0, shownMax)) console.log(`       ${finding}`);
  if (findings.length > shownMax) console.log(`       and ${findings.length - shownMax} more`);
};

const began = performance.now();
const files = readFiles();
const results: GuardResult[] = [];
for (const guard of guards) {
  const result = await runGuard(guard, files);
  print(result);
  results.push(result);
}
const failed = results.filter(({ findings }) => findings.length > 0).length;
const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
console.log(JSON.stringify({ passed: results.length - failed, failed, skipped: 0, seconds }));
process.exitCode = failed === 0 ? 0 : 1;
