import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnalysisDocument } from './analyze/to-document.ts';
import { runCli } from './run-cli.ts';

/** When the fixtures' exports were taken. */
export const now = Date.UTC(2026, 5, 11, 15);

export const samplePath = fileURLToPath(
  new URL('../../../packages/scenarios/samples/contoso-takeover.jsonl.gz', import.meta.url),
);

/** What a run of the command line answered. */
export interface Ran {
  code: number;
  out: string;
  error: string;
}

/** Runs the command line in this process, at the fixtures' time. */
export async function run(args: readonly string[], isWatched = false): Promise<Ran> {
  const ran: Ran = { code: -1, out: '', error: '' };
  const streams = {
    out: (text: string) => void (ran.out += text),
    error: (text: string) => void (ran.error += text),
    isWatched,
  };
  ran.code = await runCli(args, { streams, env: {}, now });
  return ran;
}

/** The document of files, and the exit code. */
export async function analyze(
  ...args: string[]
): Promise<{ code: number; document: AnalysisDocument }> {
  const { code, out } = await run(['analyze', '--json', ...args]);
  return { code, document: JSON.parse(out) as AnalysisDocument };
}

/** A folder for one test file's exports, and its end. */
export function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'nightjar-cli-'));
  return {
    folder,
    write(name: string, content: string | Uint8Array): string {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    end: (): void => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A sign-in of the unified audit log; `n` tells records apart. */
export function signIn(n: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    CreationTime: new Date(now - 86_400_000 + n * 60_000).toISOString().slice(0, 19),
    Id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    Operation: 'UserLoggedIn',
    RecordType: 15,
    ResultStatus: 'Success',
    UserKey: '10032001aa',
    UserType: 0,
    Workload: 'AzureActiveDirectory',
    ClientIP: '203.0.113.7',
    UserId: 'a.reader@borealis.example',
    ErrorNumber: '0',
    ExtendedProperties: [{ Name: 'RequestType', Value: 'OAuth2:Authorize' }],
    ...more,
  };
}

/** A consent to an application known from account takeovers: an incident by itself. */
export function badConsent(n: number): Record<string, unknown> {
  return signIn(n, {
    Operation: 'Consent to application.',
    RecordType: 8,
    Target: [{ ID: 'PerfectData Software', Type: 1 }],
    ModifiedProperties: [
      {
        Name: 'ServicePrincipal.AppId',
        NewValue: 'ff8d92dc-3d82-41d6-bcbd-b9174d163620',
        OldValue: '',
      },
    ],
  });
}

/** A rule that forwards mail outside. */
export function forwardingRule(n: number): Record<string, unknown> {
  return signIn(n, {
    Operation: 'New-InboxRule',
    RecordType: 1,
    Workload: 'Exchange',
    Parameters: [
      { Name: 'Name', Value: 'Copies' },
      { Name: 'ForwardTo', Value: 'elsewhere@example.net' },
    ],
  });
}

/** Records as JSON lines; text stands as it is. */
export function lines(...records: readonly (object | string)[]): string {
  return records.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');
}
