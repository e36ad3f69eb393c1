import { Command, CommanderError } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addAnalyze } from './analyze/add-analyze.ts';
import { addExport } from './export/add-export.ts';
import { addReplay } from './replay/add-replay.ts';
import { addWhy } from './why/add-why.ts';
import type { Surroundings } from './surroundings.ts';

/** Runs the command line and answers with its exit code; 2 where it was called wrongly. */
export async function runCli(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { streams } = surroundings;
  let exitCode = 0;
  const around = {
    ...surroundings,
    version: manifest.version,
    end: (code: number) => void (exitCode = code),
  };
  const program = new Command('nightjar')
    .description('Learns what is normal in an exported audit log and tells what is not.')
    .version(manifest.version)
    .exitOverride()
    .configureOutput({ writeOut: streams.out, writeErr: streams.error });
  addAnalyze(program, around);
  addExport(program, around);
  addReplay(program, around);
  addWhy(program, around);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return exitCode;
}
