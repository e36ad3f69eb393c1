import { z } from 'zod';

/** A field that is not as expected is as if it were not there: it stays in `unmapped` as it came. */
const lenient = <Schema extends z.ZodType>(schema: Schema) =>
  schema.optional().nullable().catch(undefined);

const text = lenient(z.string());

/** A sign-in as Microsoft Graph gives it: what we read of it. */
export const signInRecord = z.object({
  id: z.string().min(1),
  createdDateTime: z.string(),
  userPrincipalName: text,
  userId: text,
  appId: text,
  appDisplayName: text,
  ipAddress: text,
  userAgent: text,
  clientAppUsed: text,
  authenticationProtocol: text,
  isInteractive: lenient(z.boolean()),
  sessionId: text,
  deviceDetail: lenient(z.looseObject({ operatingSystem: text, browser: text })),
  status: z.looseObject({ errorCode: z.coerce.string(), failureReason: text }),
});
export type SignInRecord = z.infer<typeof signInRecord>;
