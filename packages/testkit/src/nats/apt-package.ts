import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';
import { deriveTrixieSources } from './trixie-sources.ts';

const packageName = 'nats-server';

/** Runs `work` in a new temporary folder and removes it. */
export const inTemporaryDir = async <T>(work: (dir: string) => Promise<T>): Promise<T> => {
  const dir = mkdtempSync(join(tmpdir(), 'nightjar-apt-'));
  try {
    // apt downloads as a user of its own, where root runs it.
    chmodSync(dir, 0o755);
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

const unpackOnly = async (dir: string, to: string): Promise<boolean> => {
  const deb = readdirSync(dir).find((name) => name.endsWith('.deb'));
  return (
    deb !== undefined && (await runCommand('dpkg-deb', ['-x', join(dir, deb), to])) !== undefined
  );
};

/** The version that this machine's own apt offers, e.g. 2.10.27-1+b2. */
export const findAptCandidate = async (): Promise<string | undefined> =>
  /Candidate: (\d\S*)/.exec((await runCommand('apt-cache', ['policy', packageName])) ?? '')?.[1];

/** Unpacks this machine's own package below `to`, installing nothing. False where that fails. */
export const unpackOwnPackage = (to: string): Promise<boolean> =>
  inTemporaryDir(async (dir) => {
    await runCommand('apt-get', ['download', packageName], dir);
    return unpackOnly(dir, to);
  });

// Hooks of the machine (cleaning caches, telling a desktop) are not for a private run.
const privateConfig = (dir: string, sources: string): string => `
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
Dir::State "${dir}/state";
Dir::Cache "${dir}/cache";
Dir::Etc::sourcelist "${sources}";
Dir::Etc::sourceparts "-";
Dir::Etc::preferences "-";
Dir::Etc::preferencesparts "-";
Acquire::Languages "none";
`;

/**
 * Unpacks Debian trixie's package below `to` through a private apt: the machine's own mirror and
 * keys, nothing of the system changed. False where that fails.
 */
export const unpackTrixiePackage = (to: string): Promise<boolean> =>
  inTemporaryDir(async (dir) => {
    const sources = deriveTrixieSources();
    if (sources === undefined) return false;
    for (const name of ['state/lists/partial', 'cache/archives/partial', 'deb']) {
      mkdirSync(join(dir, name), { recursive: true });
    }
    const sourcesPath = join(dir, sources.name);
    const configPath = join(dir, 'apt.conf');
    writeFileSync(sourcesPath, sources.text);
    writeFileSync(configPath, privateConfig(dir, sourcesPath));
    const updated = await runCommand('apt-get', ['-c', configPath, 'update']);
    if (updated === undefined) return false;
    const wanted = `${packageName}/trixie`;
    await runCommand('apt-get', ['-c', configPath, 'download', wanted], join(dir, 'deb'));
    return unpackOnly(join(dir, 'deb'), to);
  });
