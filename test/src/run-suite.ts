import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import type { Counts, Suite } from './suite.ts';

type Run = { stdout: string; exitCode: number };

/** Runs the command, showing what it prints as it prints it. */
const runCommand = ([program, ...args]: readonly string[], cwd: string): Promise<Run> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, NO_COLOR: '1', NEXT_TELEMETRY_DISABLED: '1' };
    const child = spawn(program!, args, { cwd, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let stdout = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (chunk: string) => {
      stdout += chunk;
      process.stdout.write(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ stdout: stripVTControlCharacters(stdout), exitCode: code ?? 1 }),
    );
  });

/** Runs a suite to its end; one that this machine cannot run counts as one skipped test. */
export const runSuite = async (suite: Suite, root: string): Promise<Counts> => {
  const obstacle = await suite.prepare?.();
  if (obstacle !== undefined) {
    console.log(`     skipped: ${obstacle}`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const { stdout, exitCode } = await runCommand(suite.command, root);
  return suite.count(stdout, exitCode);
};
