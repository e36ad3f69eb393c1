import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { isWorldTraversable, reachableTmp, requireOwner, serverUid } from './binaries.ts';

/** How login roles other than the superuser prove themselves; the superuser always has a password. */
export type RoleAuth = 'trust' | 'scram-sha-256';

/** Where the data really lies: below /var/tmp when root's server could not reach the wanted folder. */
export const placeDataDir = (wanted: string): string => {
  const dataDir = resolve(wanted);
  if (serverUid === undefined || isWorldTraversable(dirname(dataDir))) return dataDir;
  const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  return join('/var/tmp', `nightjar-${basename(dataDir)}-${mark}`);
};

const own = (path: string): void => {
  if (serverUid !== undefined) fs.chownSync(path, serverUid, serverUid);
};

/** A fresh folder for a cluster nobody will miss. */
export const makeThrowawayDir = (): string => {
  const folder = fs.mkdtempSync(join(reachableTmp(), 'nightjar-postgres-'));
  own(folder);
  return folder;
};

/** The user and environment that initdb and postgres run with. */
export const asServer = {
  cwd: '/',
  env: { PATH: process.env.PATH, LC_ALL: 'C' },
  ...(serverUid === undefined ? {} : { uid: serverUid, gid: serverUid }),
};

// Every user of the machine reaches its loopback: superuser, who may run programs, takes a password.
const accessRules = (auth: RoleAuth): string =>
  ['127.0.0.1/32', '::1/128']
    .map((net) => `host all postgres ${net} scram-sha-256\nhost all all ${net} ${auth}\n`)
    .join('');

const initdb = async (binaries: string, dataDir: string): Promise<void> => {
  const password = `${dataDir}.password`;
  fs.writeFileSync(password, randomBytes(18).toString('base64url'), { mode: 0o600 });
  own(password);
  const shape = ['--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'];
  const access = ['-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${password}`];
  const initdbPath = join(binaries, 'bin', 'initdb');
  await promisify(execFile)(initdbPath, ['-D', dataDir, ...shape, ...access], asServer);
  fs.renameSync(password, join(dataDir, 'superuser.password'));
};

/** Makes the cluster if the folder holds none yet; returns the superuser's password. */
export const ensureCluster = async (
  binaries: string,
  dataDir: string,
  auth: RoleAuth,
): Promise<string> => {
  if (!fs.existsSync(dataDir)) {
    // Made beside and renamed, so that a death half way leaves no half cluster.
    const half = `${dataDir}.new`;
    fs.rmSync(half, { recursive: true, force: true });
    fs.mkdirSync(half, { recursive: true, mode: 0o700 });
    own(half);
    await initdb(binaries, half);
    fs.renameSync(half, dataDir);
  }
  requireOwner(dataDir, serverUid ?? process.getuid?.());
  fs.writeFileSync(join(dataDir, 'pg_hba.conf'), accessRules(auth));
  return fs.readFileSync(join(dataDir, 'superuser.password'), 'utf8');
};
