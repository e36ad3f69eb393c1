import { join } from 'node:path';
import type { NatsServer, PostgresServer } from '@nightjar/testkit';
import { demoPeople } from './demo/demo-people.ts';
import type { DemoState } from './demo/demo-state.ts';
import { stages as busUsers, type Stage } from '@nightjar/bus';
import { builtFileOf, standingServices, type ServiceName } from './build-apps.ts';
import { keepCertificate } from './certificate.ts';
import { isPortalThere, nextProgram, portalFolder } from './build-portal.ts';
import { repositoryRoot } from './repository.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import type { ProcessSpec } from './supervisor/process-spec.ts';

/** Where services run and what they are told of it. */
export type Site = {
  settings: Settings;
  secrets: Secrets;
  postgres: Pick<PostgresServer, 'host' | 'port'>;
  nats: Pick<NatsServer, 'url' | 'seedOf'>;
};

/** What the processes of an installation are told of the world they run in. */
export type World = Site & { demo: DemoState };

export const databaseName = 'nightjar';
const host = '127.0.0.1';

const inherited = (): Record<string, string | undefined> => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  TZ: 'UTC',
  NODE_ENV: 'production',
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
});

/** What every service is told of where it runs. */
export const environmentOf = (
  name: ServiceName,
  world: Site,
): Record<string, string | undefined> => {
  const { postgres, nats, secrets } = world;
  const at = `${postgres.host}:${postgres.port}/${databaseName}`;
  const isOnBus = (busUsers as readonly string[]).includes(name);
  return {
    ...inherited(),
    NIGHTJAR_DATABASE_URL: `postgresql://nightjar_${name}:${secrets.passwords[name]}@${at}`,
    // The api alone also reads across tenants, as another login role that can only read.
    ...(name === 'api' && {
      NIGHTJAR_READER_DATABASE_URL: `postgresql://nightjar_reader:${secrets.passwords.reader}@${at}`,
    }),
    NIGHTJAR_SIGNING_KEY: secrets.signingKey,
    NIGHTJAR_NATS_URL: nats.url,
    NIGHTJAR_NATS_SEED: isOnBus ? nats.seedOf(name as Stage) : undefined,
    NIGHTJAR_HOST: host,
    NIGHTJAR_DEMO: '1',
  };
};

const graphClient = ({ secrets }: Site): Record<string, string> => ({
  NIGHTJAR_GRAPH_CLIENT_ID: 'nightjar-responder',
  NIGHTJAR_GRAPH_CLIENT_SECRET: secrets.graphSecret,
});

const ownEnv: Partial<Record<ServiceName, (world: Site) => Record<string, string>>> = {
  connectors: ({ settings }) => {
    const { certFile, keyFile } = keepCertificate(settings.dataDir, Date.now());
    return {
      NIGHTJAR_INTAKE_PORT: String(settings.ports.intake),
      NIGHTJAR_SYSLOG_PORT: String(settings.ports.syslog),
      NIGHTJAR_SYSLOG_CERT_FILE: certFile,
      NIGHTJAR_SYSLOG_KEY_FILE: keyFile,
    };
  },
  api: ({ settings }) => ({ NIGHTJAR_API_PORT: String(settings.ports.api) }),
  responder: (world) => ({
    NIGHTJAR_GRAPH_URL: `http://${host}:${world.settings.ports.graph}`,
    ...graphClient(world),
  }),
  sweeper: ({ nats }) => ({ NIGHTJAR_BUS_ADMIN_SEED: nats.seedOf('bus-admin') }),
};

const healthPorts: Partial<Record<ServiceName, 'intake' | 'api'>> = {
  connectors: 'intake',
  api: 'api',
};

const healthOf = (name: ServiceName, { settings }: Site): { readyUrl?: string } => {
  const port = healthPorts[name];
  return port ? { readyUrl: `http://${host}:${settings.ports[port]}/health` } : {};
};

/** The demo's Microsoft Graph. */
const graph = (world: World): ProcessSpec => ({
  name: 'graph-emulator',
  command: [process.execPath, join('packages', 'testkit', 'src', 'graph-emulator', 'main.ts')],
  cwd: repositoryRoot,
  env: {
    ...inherited(),
    ...graphClient(world),
    NIGHTJAR_GRAPH_PORT: String(world.settings.ports.graph),
  },
});

/** A built service and everything it is told. */
export const service = (name: ServiceName, world: Site): ProcessSpec => ({
  name,
  command: [process.execPath, '--enable-source-maps', builtFileOf(name)],
  cwd: repositoryRoot,
  env: { ...environmentOf(name, world), ...ownEnv[name]?.(world) },
  ...healthOf(name, world),
});

/** What the sign-in page and the welcome offer. */
export const demoAccountsOf = ({ demo }: Pick<World, 'demo'>) =>
  demoPeople.map(({ role, email }) => ({ role, email, password: demo.password }));

const portal = ({ settings: { ports }, secrets, demo }: World): ProcessSpec => ({
  name: 'portal',
  command: [process.execPath, nextProgram(), 'start', '-H', host, '-p', String(ports.portal)],
  cwd: portalFolder,
  env: {
    ...inherited(),
    NEXT_TELEMETRY_DISABLED: '1',
    NIGHTJAR_API_URL: `http://${host}:${ports.api}/graphql`,
    NIGHTJAR_INTAKE_URL: `http://${host}:${ports.intake}`,
    NEXTAUTH_URL: `http://${host}:${ports.portal}`,
    NEXTAUTH_SECRET: secrets.portalSecret,
    NIGHTJAR_DEMO: '1',
    NIGHTJAR_DEMO_ACCOUNTS: JSON.stringify(demoAccountsOf({ demo })),
  },
  readyUrl: `http://${host}:${ports.portal}/login`,
});

/** What takes records: history is loaded before anything judges it. */
export const listEntrance = (world: World): ProcessSpec[] =>
  standingServices()
    .filter((name) => name === 'connectors')
    .map((name) => service(name, world));

/** Every other process, in the order of their start. */
export const listProcesses = (world: World): ProcessSpec[] => [
  graph(world),
  ...standingServices()
    .filter((name) => name !== 'connectors')
    .map((name) => service(name, world)),
  ...(isPortalThere() ? [portal(world)] : []),
];
