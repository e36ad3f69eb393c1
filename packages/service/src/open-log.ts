import { pino, type Logger } from 'pino';

/** One JSON object a line: what an outsider wrote cannot begin a line of its own. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

const secretKeys = ['password', 'seed', 'token', 'signingKey', 'authorization', 'connectionString'];

/** The log of a process, on stdout. Keys that name secrets are blanked, in case one slips in. */
export function openLog(name: string, level: string): Log {
  return pino({
    name,
    level,
    base: { name },
    redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`]), censor: '[secret]' },
  });
}
