import { readFileSync } from 'node:fs';
import { z } from 'zod';

const schema = z.object({
  NIGHTJAR_GRAPH_URL: z.url().default('https://graph.microsoft.com'),
  /** Where tokens are given. Default: Microsoft's, or the emulator itself where the Graph is one. */
  NIGHTJAR_GRAPH_LOGIN_URL: z.url().optional(),
  /** The directory (tenant id or domain) that gives the token. */
  NIGHTJAR_GRAPH_DIRECTORY: z
    .string()
    .regex(/^[\w.-]+$/)
    .default('organizations'),
  NIGHTJAR_GRAPH_CLIENT_ID: z.string().optional(),
  NIGHTJAR_GRAPH_CLIENT_SECRET: z.string().optional(),
  NIGHTJAR_GRAPH_TIMEOUT_MS: z.coerce.number().int().min(100).default(10_000),
  /** How often actions are looked for that wait to be executed, read back or to lapse. */
  NIGHTJAR_ACTIONS_EVERY_MS: z.coerce.number().int().min(10).default(2_000),
  /** Responses begun in one tenant within an hour; those beyond are refused. */
  NIGHTJAR_ACTIONS_PER_HOUR: z.coerce.number().int().min(0).default(20),
});

type Environment = Readonly<Record<string, string | undefined>>;

const publicGraph = 'https://graph.microsoft.com';
const publicLogin = 'https://login.microsoftonline.com';

/** What the responder is told beyond what every process is. Holds a secret: never log it. */
export function readResponderConfig(env: Environment) {
  const secretFile = env.NIGHTJAR_GRAPH_CLIENT_SECRET_FILE;
  const secret = secretFile
    ? readFileSync(secretFile, 'utf8').trim()
    : env.NIGHTJAR_GRAPH_CLIENT_SECRET;
  const parsed = schema.safeParse({ ...env, NIGHTJAR_GRAPH_CLIENT_SECRET: secret });
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path }) => String(path[0])).join(', ');
    throw new Error(`Missing or not understood: ${wrong}.`);
  }
  const { data } = parsed;
  const baseUrl = data.NIGHTJAR_GRAPH_URL.replace(/\/$/, '');
  const login = data.NIGHTJAR_GRAPH_LOGIN_URL ?? (baseUrl === publicGraph ? publicLogin : baseUrl);
  return {
    everyMs: data.NIGHTJAR_ACTIONS_EVERY_MS,
    perHourMax: data.NIGHTJAR_ACTIONS_PER_HOUR,
    graph: {
      baseUrl,
      tokenUrl: `${login.replace(/\/$/, '')}/${data.NIGHTJAR_GRAPH_DIRECTORY}/oauth2/v2.0/token`,
      clientId: data.NIGHTJAR_GRAPH_CLIENT_ID,
      clientSecret: data.NIGHTJAR_GRAPH_CLIENT_SECRET,
      timeoutMs: data.NIGHTJAR_GRAPH_TIMEOUT_MS,
    },
  };
}
