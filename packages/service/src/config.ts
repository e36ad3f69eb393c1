import { readFileSync } from 'node:fs';
import { z } from 'zod';

const text = z.string().min(1);
const port = z.coerce.number().int().min(0).max(65_535);

const schema = z.object({
  /** Of this process's own login role; holds its password. */
  NIGHTJAR_DATABASE_URL: text,
  NIGHTJAR_SIGNING_KEY: z.base64url().transform((key) => Buffer.from(key, 'base64url')),
  NIGHTJAR_NATS_URL: text,
  NIGHTJAR_NATS_SEED: text,
  NIGHTJAR_HOST: z.string().default('127.0.0.1'),
  NIGHTJAR_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});

/** What every process is told by its environment. Holds secrets: never log it. */
export type ServiceConfig = z.infer<typeof schema> & { port: number | undefined };

type Environment = Readonly<Record<string, string | undefined>>;

const findSecret = (env: Environment, name: string): string | undefined => {
  const path = env[`${name}_FILE`];
  return path === undefined ? env[name] || undefined : readFileSync(path, 'utf8').trim();
};

/** A further secret of a process, given as NAME or, mounted as a file, as NAME_FILE. Throws where missing. */
export function readSecret(env: Environment, name: string): string {
  const secret = findSecret(env, name);
  if (secret === undefined) throw new Error(`Missing or not understood: ${name}.`);
  return secret;
}

const fromFiles = (env: Environment): Record<string, string | undefined> =>
  Object.fromEntries(Object.keys(schema.shape).map((name) => [name, findSecret(env, name)]));

/** Reads the environment; throws one sentence that names what is wrong and shows no value. */
export function readConfig(env: Environment, portVariable: string): ServiceConfig {
  const parsed = schema.safeParse(fromFiles(env));
  const given = env[portVariable] || undefined;
  const parsedPort = port.optional().safeParse(given);
  const wrong = new Set(parsed.error?.issues.map(({ path }) => String(path[0])));
  if (!parsedPort.success) wrong.add(portVariable);
  if (wrong.size > 0) throw new Error(`Missing or not understood: ${[...wrong].join(', ')}.`);
  return { ...parsed.data!, port: parsedPort.data };
}
