import { join, resolve } from 'node:path';
import { repositoryRoot } from './repository.ts';
import { Trouble } from './trouble.ts';

/** Every port that `npm start` takes, with the variable that moves it. All on the loopback. */
const ports = {
  portal: { variable: 'NIGHTJAR_PORTAL_PORT', usual: 3000 },
  api: { variable: 'NIGHTJAR_API_PORT', usual: 4000 },
  intake: { variable: 'NIGHTJAR_INTAKE_PORT', usual: 4010 },
  syslog: { variable: 'NIGHTJAR_SYSLOG_PORT', usual: 6514 },
  graph: { variable: 'NIGHTJAR_GRAPH_PORT', usual: 4020 },
  postgres: { variable: 'NIGHTJAR_POSTGRES_PORT', usual: 54329 },
  nats: { variable: 'NIGHTJAR_NATS_PORT', usual: 42229 },
} as const;

export type PortName = keyof typeof ports;

export type Settings = {
  ports: Record<PortName, number>;
  /** Where everything of this installation lies: database, bus, logs, secrets. */
  dataDir: string;
  logDir: string;
};

/** The name of the variable that moves a port. */
export const variableOf = (name: PortName): string => ports[name].variable;
export const portNames = Object.keys(ports) as PortName[];

type Environment = Record<string, string | undefined>;

const portOf = (name: PortName, env: Environment): number => {
  const { variable, usual } = ports[name];
  const given = env[variable];
  if (given === undefined || given === '') return usual;
  const port = Number(given);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Trouble(`${variable} is "${given}": give a port between 1 and 65535.`);
};

/** Reads ports and data folder from the environment; throws a Trouble for what makes no sense. */
export const readSettings = (env: Environment): Settings => {
  const dataDir = resolve(repositoryRoot, env.NIGHTJAR_DATA || '.nightjar');
  const chosen = Object.fromEntries(portNames.map((name) => [name, portOf(name, env)]));
  return { ports: chosen as Settings['ports'], dataDir, logDir: join(dataDir, 'logs') };
};
