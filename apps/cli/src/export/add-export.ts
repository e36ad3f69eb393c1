import { resolve } from 'node:path';
import { isLakeSegment } from '@nightjar/ocsf';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Around } from '../surroundings.ts';
import { type ExportFormat, exportFormats, runExport } from './run-export.ts';

const help = `
Formats:
  ocsf     findings.jsonl: Detection Findings 2004 and Incident Findings 2005, OCSF 1.8.0
  parquet  the same in OCSF 1.1.0, in the layout of Amazon Security Lake

Example:
  nightjar export audit.csv signins.json --format parquet --out lake/

Exit code: 0 written, 2 could not read or write, 3 less than half understood.`;

interface Options {
  format: ExportFormat;
  out: string;
  region: string;
  account: string;
}

/** `nightjar export`. */
export function addExport(program: Command, { streams, version, now, end }: Around): void {
  program
    .command('export')
    .description('Analyses exported logs and writes the findings in the open schema, OCSF.')
    .argument('<files...>', 'the same as for analyze')
    .addOption(new Option('--format <format>').choices([...exportFormats]).makeOptionMandatory())
    .requiredOption('--out <folder>', 'where to write')
    .option('--region <region>', "region in the lake's layout", segment, 'local')
    .option('--account <id>', "account in the lake's layout", segment, 'external')
    .addHelpText('after', help)
    .action(async (files: string[], { out, ...options }: Options) => {
      end(await runExport({ files, ...options, out: resolve(out), version, now }, streams));
    });
}

function segment(name: string): string {
  if (!isLakeSegment(name)) throw new InvalidArgumentError("It cannot be part of a lake's path.");
  return name;
}
