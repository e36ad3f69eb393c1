import { resolve } from 'node:path';
import { type Network, parseNetwork } from '@nightjar/intel';
import { type Command, InvalidArgumentError } from 'commander';
import schema from '../../../../docs/analysis.schema.json' with { type: 'json' };
import type { Around } from '../surroundings.ts';
import { runAnalyze } from './run-analyze.ts';

const help = `
Examples:
  nightjar analyze audit.csv signins.json
  nightjar analyze --since 2026-06-01T00:00:00Z exports/
  nightjar analyze --json export.jsonl.gz | jq '.incidents[].title'
  nightjar analyze --report incidents.html exports/
  nightjar analyze --schema > analysis.schema.json

Exit code: 0 nothing found, 1 incidents found, 2 could not read, 3 less than half understood.`;

interface Options {
  json?: boolean;
  report?: string;
  since?: string;
  modelDir?: string;
  egress?: Network[];
  schema?: boolean;
}

/** `nightjar analyze`. */
export function addAnalyze(program: Command, around: Around): void {
  const { streams, version, now } = around;
  program
    .command('analyze')
    .description('Reads exported logs and tells the incidents in them. No server, no database.')
    .argument(
      '[files...]',
      'logs of Microsoft 365, Entra, Exchange, Azure, AWS, Zeek, Suricata, or OCSF; plain, gzip, zstd or zip; or folders of them',
    )
    .option('--json', 'print one JSON document (nightjar.analysis/1) instead of text')
    .option('--report <file>', 'write a report to hand on, too: a name that ends in .html or .pdf')
    .option('--schema', 'print the JSON Schema of that document and end')
    .option('--since <time>', 'tell only what ended after this ISO time; all of it is learnt from')
    .option('--model-dir <folder>', 'models to use instead of those that ship')
    .option(
      '--egress <networks>',
      "the organisation's own ways out, such as 203.0.113.0/24,2001:db8::/48,AS64500: no strangers",
      networksOf,
    )
    .addHelpText('after', help)
    .action(async (files: string[], options: Options, command: Command) => {
      if (options.schema === true) return streams.out(`${JSON.stringify(schema, null, 2)}\n`);
      if (files.length === 0) command.error("error: missing required argument 'files'");
      const exitCode = await runAnalyze(
        {
          files,
          json: options.json === true,
          report: options.report ?? null,
          since: options.since ?? null,
          modelDir: options.modelDir === undefined ? null : resolve(options.modelDir),
          egress: options.egress ?? [],
          version,
          now,
        },
        streams,
      );
      around.end(exitCode);
    });
}

function networksOf(list: string): Network[] {
  return list.split(',').map((text) => {
    const network = parseNetwork(text);
    if (network === null) throw new InvalidArgumentError(`"${text}" is no network.`);
    return network;
  });
}
