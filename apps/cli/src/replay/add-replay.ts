import type { Command } from 'commander';
import type { Around } from '../surroundings.ts';
import { intakeUrlOf, runReplay } from './run-replay.ts';

const help = `
The push token is read from NIGHTJAR_PUSH_TOKEN.

Example:
  NIGHTJAR_PUSH_TOKEN=... nightjar replay audit.jsonl.gz --tenant borealis

Exit code: 0 all accepted, 1 some refused, 2 not sent.`;

/** `nightjar replay`. */
export function addReplay(program: Command, { env, end }: Around): void {
  program
    .command('replay')
    .description('Sends an exported log to a running Nightjar by HTTP push.')
    .argument('<file>')
    .requiredOption('--tenant <slug>', 'tenant whose push token to use')
    .option('--url <url>', 'intake address', intakeUrlOf(env))
    .addHelpText('after', help)
    .action(async (file: string, { tenant, url }: { tenant: string; url: string }) => {
      const token = env['NIGHTJAR_PUSH_TOKEN'] ?? '';
      end(await runReplay({ file, tenant, url, token }));
    });
}
