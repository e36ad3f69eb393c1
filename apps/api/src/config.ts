import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { NarratorEndpoint } from './narrate/ask-narrator.ts';

const schema = z.object({
  NIGHTJAR_READER_DATABASE_URL: z.string().min(1),
  /** Demo logins exist here: nobody but this machine may sign in. */
  NIGHTJAR_DEMO: z.enum(['', '0', '1']).default('0'),
  /** Where chat completions are asked for, with `_MODEL` and `_KEY`; absent: no text is narrated. */
  NIGHTJAR_NARRATOR_URL: z.url({ protocol: /^https?$/ }).optional(),
  NIGHTJAR_NARRATOR_MODEL: z.string().default('default'),
  NIGHTJAR_NARRATOR_KEY: z.string().optional(),
});

/** What the api is told beyond what every process is. */
export interface ApiConfig {
  /** Of the login role that reads across tenants; holds its password. */
  readerUrl: string;
  isDemo: boolean;
  narrator: NarratorEndpoint | undefined;
}

/** Reads the environment; throws one sentence that names what is wrong and shows no value. */
export function readApiConfig(env: Readonly<Record<string, string | undefined>>): ApiConfig {
  const path = env.NIGHTJAR_READER_DATABASE_URL_FILE;
  const given =
    path === undefined ? {} : { NIGHTJAR_READER_DATABASE_URL: readFileSync(path, 'utf8').trim() };
  const parsed = schema.safeParse({ ...env, ...given });
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => String(issue.path[0]));
    throw new Error(`Missing or not understood: ${names.join(', ')}.`);
  }
  const url = parsed.data.NIGHTJAR_NARRATOR_URL;
  const { NIGHTJAR_NARRATOR_KEY: key, NIGHTJAR_NARRATOR_MODEL: model } = parsed.data;
  return {
    narrator: url === undefined ? undefined : { url, model, key },
    readerUrl: parsed.data.NIGHTJAR_READER_DATABASE_URL,
    isDemo: parsed.data.NIGHTJAR_DEMO === '1',
  };
}
