import { z } from 'zod';

const flag = z
  .enum(['0', '1', ''])
  .default('0')
  .transform((value) => value === '1');

const schema = z.object({
  NIGHTJAR_HOST: z.string().default('127.0.0.1'),
  NIGHTJAR_API_PORT: z.coerce.number().int().min(0).max(65_535),
  NIGHTJAR_DATABASE_URL: z.string().startsWith('postgres'),
  NIGHTJAR_READER_DATABASE_URL: z.string().startsWith('postgres'),
  /** Base64url. */
  NIGHTJAR_SIGNING_KEY: z
    .string()
    .transform((key) => Buffer.from(key, 'base64url'))
    .refine((key) => key.byteLength >= 32, 'at least 32 bytes'),
  NIGHTJAR_NATS_URL: z.string().min(1),
  NIGHTJAR_NATS_SEED: z.string().min(1),
  /** Demo logins exist here: nobody but this machine may sign in. */
  NIGHTJAR_DEMO: flag,
});

/** What the process is told by its environment. */
export type Config = z.infer<typeof schema>;

/** Throws with the names of what is missing or wrong, never with a value. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, code }) => `${path.join('.')} (${code})`);
  throw new Error(`The environment is not complete: ${wrong.join(', ')}.`);
}
