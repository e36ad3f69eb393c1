import { resolve } from 'node:path';
import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { runAnalyze } from './analyze/run-analyze.ts';
import { intakeUrlOf, runReplay } from './replay/run-replay.ts';

// The launcher may have changed folders; paths are the caller's.
const callerFolder = process.env['NIGHTJAR_CWD'] ?? process.cwd();
const toPath = (path: string): string => resolve(callerFolder, path);

const program = new Command('nightjar')
  .description('Learns what is normal in an exported audit log and tells what is not.')
  .version(manifest.version);

program
  .command('analyze')
  .description('Reads exported logs and tells the incidents in them. No server, no database.')
  .argument(
    '<files...>',
    'Microsoft 365 unified audit (JSON lines, JSON, CSV) and Entra sign-ins; gzip; folders',
  )
  .option('--json', 'print one JSON document (nightjar.analysis/1) instead of text')
  .option('--since <time>', 'tell only what ended after this ISO time; everything is learnt from')
  .option('--model-dir <folder>', 'models to use instead of those that ship')
  .addHelpText(
    'after',
    '\nExamples:\n  nightjar analyze audit.csv signins.json\n  nightjar analyze --json export.jsonl.gz | jq .incidents\n\nExit code: 0 nothing found, 1 incidents found, 2 could not read, 3 less than half understood.',
  )
  .action(
    async (files: string[], options: { json?: boolean; since?: string; modelDir?: string }) => {
      process.exitCode = await runAnalyze({
        files: files.map(toPath),
        json: options.json === true,
        since: options.since ?? null,
        modelDir: options.modelDir ? toPath(options.modelDir) : null,
        version: manifest.version,
      });
    },
  );

program
  .command('replay')
  .description('Sends an exported log to a running Nightjar by HTTP push.')
  .argument('<file>')
  .requiredOption('--tenant <slug>', 'tenant whose push token to use')
  .option('--url <url>', 'intake address', intakeUrlOf(process.env))
  .addHelpText(
    'after',
    '\nThe push token is read from NIGHTJAR_PUSH_TOKEN.\n\nExample:\n  NIGHTJAR_PUSH_TOKEN=... nightjar replay audit.jsonl.gz --tenant borealis',
  )
  .action(async (file: string, options: { tenant: string; url: string }) => {
    process.exitCode = await runReplay({
      file: toPath(file),
      tenant: options.tenant,
      url: options.url,
      token: process.env['NIGHTJAR_PUSH_TOKEN'] ?? '',
    });
  });

await program.parseAsync();
