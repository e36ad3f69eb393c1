import { keepCompiled } from './keep-compiled.ts';

keepCompiled(process.env);
const { runCli } = await import('./run-cli.ts');

// A reader such as `head` may go away: that is no fault.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
});

process.exitCode = await runCli(process.argv.slice(2), {
  streams: {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    isWatched: process.stderr.isTTY === true,
  },
  env: process.env,
  now: Date.now(),
});
