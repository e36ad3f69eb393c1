'use strict';
// What run.js does, once Node is known to be new enough: tools, packages, then the file itself.

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { whileLocked } = require('./lock.js');
const { hashOf, isStamped, stamp } = require('./stamp.js');

const root = path.dirname(__dirname);
const neededBytes = 3 * 1024 ** 3;

/** An expected failure: its message is all the person needs to see. */
class Trouble extends Error {}

const say = (text) => process.stderr.write(text + '\n');
const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1) + ' s';

const explain = (what, output) => {
  if (/ENOSPC|no space left/i.test(output)) return `The disk is full: free some space, then try again (${what}).`;
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET/.test(output)) {
    return `The package registry cannot be reached: check the network or the npm registry setting (${what}).`;
  }
  return `${what} failed; its last words:\n${output.trim().split('\n').slice(-15).join('\n')}`;
};

/** Runs a command with a line when it begins, a sign of life every five seconds, a line when it ends. */
const step = (what, [command, ...args], env) =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    say(`nightjar: ${what} ...`);
    const pulse = setInterval(() => say(`nightjar: ${what} ... ${seconds(began)}`), 5000);
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => (output = (output + chunk).slice(-20000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (fault) => {
      clearInterval(pulse);
      const isMissing = fault.code === 'ENOENT';
      reject(new Trouble(isMissing ? `${command} was not found: install it beside Node, then try again (${what}).` : String(fault)));
    });
    child.on('close', (code) => {
      clearInterval(pulse);
      if (code !== 0) return reject(new Trouble(explain(what, output)));
      say(`nightjar: ${what}: ${seconds(began)}`);
      resolve();
    });
  });

const checkDisk = () => {
  const { bavail, bsize } = fs.statfsSync(root);
  if (bavail * bsize >= neededBytes) return;
  const free = ((bavail * bsize) / 1024 ** 3).toFixed(1);
  throw new Trouble(`Nightjar needs 3 GB of free disk to install, ${root} has ${free} GB: free some space, then try again.`);
};

const toolsModules = path.join(root, 'tools', 'node_modules');
const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

const ensureTools = async () => {
  const stampFile = path.join(toolsModules, '.nightjar-stamp');
  const wanted = hashOf([path.join(root, 'tools', 'package-lock.json')]);
  if (isStamped(stampFile, wanted)) return;
  await whileLocked(path.join(root, 'tools', '.lock'), say, async () => {
    if (isStamped(stampFile, wanted)) return;
    checkDisk();
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await step('fetching Node 24 and pnpm', [npm, 'ci', '--prefix', 'tools', '--ignore-scripts', '--no-audit', '--no-fund'], process.env);
    stamp(stampFile, wanted);
  });
};

/** Folders for PATH, and the Node to use: the packaged ones, else what the machine has. */
const findTools = () => {
  const packagedNode = path.join(toolsModules, `node-${platform}`, 'bin', 'node');
  const packagedPnpm = path.join(toolsModules, '@pnpm', `exe.${platform}`);
  const hasNode = fs.existsSync(packagedNode);
  if (!hasNode && Number(process.versions.node.split('.')[0]) < 24) {
    throw new Trouble(`There is no packaged Node for ${platform}: install Node 24 (this is ${process.version}), then try again.`);
  }
  const node = hasNode ? packagedNode : process.execPath;
  const folders = [path.dirname(node), packagedPnpm, path.join(root, 'node_modules', '.bin')];
  return {
    node,
    env: {
      ...process.env,
      PATH: [...folders, process.env.PATH].join(path.delimiter),
      // Half of what a service does to come up is to read the same TypeScript again.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE || path.join(root, 'node_modules', '.cache', 'compiled'),
    },
  };
};

const ensurePackages = async (env) => {
  const stampFile = path.join(root, 'node_modules', '.nightjar-stamp');
  const wanted = hashOf(['pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((name) => path.join(root, name)));
  if (isStamped(stampFile, wanted)) return;
  await whileLocked(path.join(root, 'tools', '.lock'), say, async () => {
    if (isStamped(stampFile, wanted)) return;
    checkDisk();
    await step('installing packages', ['pnpm', 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false'], {
      ...env,
      // Prisma's engines are not used; without this its client would want to download one.
      PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
      NEXT_TELEMETRY_DISABLED: '1',
    });
    stamp(stampFile, wanted);
  });
};

/** Becomes the file, as far as a parent can: same streams, same signals, same end. */
const become = ({ node, env }, given) => {
  const at = given.findIndex((one) => !one.startsWith('--'));
  const [file, ...args] = given.slice(at);
  const nodeArgs = ['--disable-warning=ExperimentalWarning', ...given.slice(0, at), path.resolve(root, file), ...args];
  const child = spawn(node, nodeArgs, { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (fault) => fail(fault));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (os.constants.signals[signal] ?? 0)));
};

const fail = (fault) => {
  say(fault instanceof Trouble ? fault.message : fault.code === 'ENOSPC' ? 'The disk is full: free some space, then try again.' : String(fault.stack));
  process.exitCode = 1;
};

/** Installs what is missing, then runs the file with its arguments. */
exports.main = async (args) => {
  try {
    if (args.every((one) => one.startsWith('--'))) throw new Trouble('Usage: node tools/run.js [flags of Node] <file.ts> [arguments]');
    await ensureTools();
    const tools = findTools();
    await ensurePackages(tools.env);
    become(tools, args);
  } catch (fault) {
    fail(fault);
  }
};
