import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** What a command printed, or undefined where it is missing, failed or took over 3 minutes. */
export const runCommand = async (
  command: string,
  args: readonly string[],
  cwd?: string,
): Promise<string | undefined> => {
  try {
    const env = { ...process.env, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' };
    const { stdout } = await execute(command, args, { cwd, env, timeout: 180_000 });
    return stdout;
  } catch {
    return undefined;
  }
};
