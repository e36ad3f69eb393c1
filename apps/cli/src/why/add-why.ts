import { type Command, InvalidArgumentError } from 'commander';
import type { Around } from '../surroundings.ts';
import { runWhy } from './run-why.ts';

const help = `
Examples:
  nightjar why --user ana@example.com --at 2026-06-11T10:00:00Z exports/
  nightjar why --user role:arn:aws:iam::111122223333:role/deploy --at 2026-06-11T10:00:00Z --hours 3 trail/

Exit code: 0 told, 2 could not read, or nobody of that name is in the logs.`;

interface Options {
  user: string;
  at: number;
  hours: number;
  json?: boolean;
}

/** `nightjar why`. */
export function addWhy(program: Command, { streams, now, end }: Around): void {
  program
    .command('why')
    .description('Of one user and hour, which models spoke, which came near, and what each missed.')
    .argument('<files...>', 'the same as for analyze')
    .requiredOption('--user <name>', 'address of a user, or an entity as analyze names it')
    .requiredOption('--at <time>', 'ISO time in the middle of what is looked at', timeOf)
    .option('--hours <number>', 'how long the span is', hoursOf, 1)
    .option('--json', 'print one JSON document instead of text')
    .addHelpText('after', help)
    .action(async (files: string[], { user, at, hours, json }: Options) => {
      end(await runWhy({ files, user, at, hours, json: json === true, now }, streams));
    });
}

function timeOf(text: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new InvalidArgumentError('It is no ISO time.');
  return time;
}

const hoursMax = 336;

function hoursOf(text: string): number {
  const hours = Number(text);
  if (!(hours > 0 && hours <= hoursMax))
    throw new InvalidArgumentError(`Between 0 and ${hoursMax}.`);
  return hours;
}
