import { existsSync } from 'node:fs';
import { findNatsServer, isDockerThere } from '@nightjar/testkit';
import { findObstacles, runningPid } from './obstacles.ts';
import { readSettings } from './settings.ts';
import { report } from './trouble.ts';

type Finding = { what: string; isFine: boolean };

const node = (): Finding => ({
  what: `Node ${process.version} on ${process.platform} ${process.arch}`,
  isFine: Number(process.versions.node.split('.')[0]) >= 24,
});

const nats = async (): Promise<Finding> => {
  try {
    const { version, from } = await findNatsServer({ onProgress: console.log });
    return { what: `nats-server ${version}, ${from}`, isFine: true };
  } catch (fault) {
    return { what: fault instanceof Error ? fault.message : String(fault), isFine: false };
  }
};

try {
  const settings = readSettings(process.env);
  const pid = runningPid(settings);
  const obstacles = pid === undefined ? await findObstacles(settings) : [];
  const docker = (await isDockerThere()) ? 'answers: tests use it' : 'does not answer: not needed';
  const findings: Finding[] = [
    node(),
    await nats(),
    { what: `Docker ${docker}`, isFine: true },
    {
      what: `data folder ${settings.dataDir} ${existsSync(settings.dataDir) ? 'is there' : 'is not there yet'}`,
      isFine: true,
    },
    {
      what: pid === undefined ? 'Nightjar is not running' : `Nightjar runs (process ${pid})`,
      isFine: true,
    },
    ...obstacles.map((what) => ({ what, isFine: false })),
  ];
  for (const { what, isFine } of findings) console.log(`${isFine ? 'ok ' : 'BAD'} ${what}`);
  const bad = findings.filter(({ isFine }) => !isFine).length;
  console.log(bad === 0 ? 'Nothing is wrong.' : `${bad} to mend.`);
  process.exitCode = bad === 0 ? 0 : 1;
} catch (fault) {
  report(fault);
}
