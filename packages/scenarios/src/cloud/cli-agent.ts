import { dayMs } from '../time.ts';

/** Versions of the command line move on; its name and system stay. */
export function cliAgent(at: number): string {
  return `aws-cli/2.${17 + (Math.floor(at / (30 * dayMs)) % 40)}.0 md/awscrt#0.23.8 ua/2.0 os/macos#24.3.0 md/arch#arm64 lang/python#3.12.9`;
}
