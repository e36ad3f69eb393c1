// `npm run test:models`: the tests of every model, and that each model has a test that fires and one that does not.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadModels } from '@nightjar/models';
import { isTallyMet, tallyModels } from './tally-models.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'nightjar-test-models-'));
const report = join(folder, 'report.json');

/** Vitest over the models' folder: a person sees its own lines, the counts are read from its report. */
function runVitest(): Promise<void> {
  const args = ['run', '--project', 'unit', 'packages/models', '--reporter=default'];
  const child = spawn(
    join(root, 'node_modules', '.bin', 'vitest'),
    [...args, '--reporter=json', `--outputFile.json=${report}`],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', () => resolve());
  });
}

try {
  await runVitest();
  const told = JSON.parse(readFileSync(report, 'utf8')) as Parameters<typeof tallyModels>[1];
  const tally = tallyModels(loadModels(), told);
  console.log(JSON.stringify(tally));
  process.exitCode = isTallyMet(tally) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
