import { z } from 'zod';

const schema = z.object({
  /** How often days are looked at that wait to be closed, rebuilt or cut. */
  NIGHTJAR_CLOSE_EVERY_MS: z.coerce.number().int().min(10).default(5_000),
});

/** What the baseline engine is told beyond what every process is. */
export function readBaselineConfig(env: Readonly<Record<string, string | undefined>>) {
  return { closeEveryMs: schema.parse(env).NIGHTJAR_CLOSE_EVERY_MS };
}
