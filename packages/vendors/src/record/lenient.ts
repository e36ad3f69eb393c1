import { z } from 'zod';

/** A field that is not as expected is as if it were not there: it stays in `unmapped` as it came. */
export const lenient = <Schema extends z.ZodType>(schema: Schema) =>
  schema.optional().nullable().catch(undefined);

export const text = lenient(z.string());
