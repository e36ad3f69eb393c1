import { z } from 'zod';
import { lenient, text } from '../record/lenient.ts';

/** A sign-in as Microsoft Graph gives it: what we read of it. */
export const signInRecord = z.object({
  id: z.string().min(1),
  createdDateTime: z.string(),
  userPrincipalName: text,
  userId: text,
  servicePrincipalId: text,
  servicePrincipalName: text,
  appId: text,
  appDisplayName: text,
  ipAddress: text,
  userAgent: text,
  clientAppUsed: text,
  authenticationProtocol: text,
  isInteractive: lenient(z.boolean()),
  /** `nonInteractiveUser`, `servicePrincipal`, `managedIdentity` ... */
  signInEventTypes: lenient(z.array(z.string())),
  sessionId: text,
  deviceDetail: lenient(
    z.looseObject({ deviceId: text, displayName: text, operatingSystem: text, browser: text }),
  ),
  status: z.looseObject({
    errorCode: z.union([z.string(), z.number()]),
    failureReason: text,
  }),
});
export type SignInRecord = z.infer<typeof signInRecord>;
