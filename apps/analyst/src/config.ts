import { z } from 'zod';

const schema = z.object({
  /** How often breaches are looked at whose message was lost: of scores made again no row waits. */
  NIGHTJAR_INCIDENTS_EVERY_MS: z.coerce.number().int().min(10).default(60_000),
});

/** What the analyst is told beyond what every process is. */
export function readAnalystConfig(env: Readonly<Record<string, string | undefined>>) {
  return { everyMs: schema.parse(env).NIGHTJAR_INCIDENTS_EVERY_MS };
}
