import type { NatsServer, PostgresServer } from '@nightjar/testkit';
import { stages as busUsers, type Stage } from '@nightjar/bus';
import { builtFileOf, standingServices, type ServiceName } from './build-apps.ts';
import { isPortalThere, nextProgram, portalFolder } from './build-portal.ts';
import { repositoryRoot } from './repository.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import type { ProcessSpec } from './supervisor/process-spec.ts';

/** What the processes are told of the world they run in. */
export type World = {
  settings: Settings;
  secrets: Secrets;
  postgres: Pick<PostgresServer, 'host' | 'port'>;
  nats: Pick<NatsServer, 'url' | 'seedOf'>;
  /** What the sign-in page offers in the demo: role, email, password. */
  demoAccounts: readonly object[];
};

export const databaseName = 'nightjar';
const host = '127.0.0.1';

const inherited = (): Record<string, string | undefined> => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  TZ: 'UTC',
  NODE_ENV: 'production',
});

const serviceEnv = (name: ServiceName, world: World): Record<string, string | undefined> => {
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

const ownEnv: Partial<Record<ServiceName, (settings: Settings) => Record<string, string>>> = {
  connectors: ({ ports }) => ({ NIGHTJAR_INTAKE_PORT: String(ports.intake) }),
  api: ({ ports }) => ({ NIGHTJAR_API_PORT: String(ports.api) }),
  responder: ({ ports }) => ({ NIGHTJAR_GRAPH_URL: `http://${host}:${ports.graph}` }),
};

const service = (name: ServiceName, world: World): ProcessSpec => ({
  name,
  command: [process.execPath, '--enable-source-maps', builtFileOf(name)],
  cwd: repositoryRoot,
  env: { ...serviceEnv(name, world), ...ownEnv[name]?.(world.settings) },
});

const portal = ({ settings: { ports }, secrets, demoAccounts }: World): ProcessSpec => ({
  name: 'portal',
  command: [process.execPath, nextProgram(), 'start', '-H', host, '-p', String(ports.portal)],
  cwd: portalFolder,
  env: {
    ...inherited(),
    NEXT_TELEMETRY_DISABLED: '1',
    NIGHTJAR_API_URL: `http://${host}:${ports.api}/graphql`,
    NEXTAUTH_URL: `http://${host}:${ports.portal}`,
    NEXTAUTH_SECRET: secrets.portalSecret,
    NIGHTJAR_DEMO: '1',
    NIGHTJAR_DEMO_ACCOUNTS: JSON.stringify(demoAccounts),
  },
  readyUrl: `http://${host}:${ports.portal}/login`,
});

/** Every process that the supervisor keeps alive, in the order of their start. */
export const listProcesses = (world: World): ProcessSpec[] => [
  ...standingServices().map((name) => service(name, world)),
  ...(isPortalThere() ? [portal(world)] : []),
];
