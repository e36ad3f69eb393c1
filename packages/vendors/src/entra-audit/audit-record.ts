import { z } from 'zod';
import { lenient, text } from '../record/lenient.ts';

const anything = z.unknown().optional();
const property = z.looseObject({ displayName: text, oldValue: anything, newValue: anything });

/** A directory audit as Microsoft Graph gives it: what we read of it. */
export const auditRecord = z.object({
  id: z.string().min(1),
  activityDateTime: z.string(),
  activityDisplayName: z.string().min(1),
  correlationId: text,
  result: text,
  resultReason: text,
  loggedByService: text,
  initiatedBy: lenient(
    z.looseObject({
      user: lenient(
        z.looseObject({ id: text, displayName: text, userPrincipalName: text, ipAddress: text }),
      ),
      app: lenient(
        z.looseObject({
          appId: text,
          displayName: text,
          servicePrincipalId: text,
          servicePrincipalName: text,
        }),
      ),
    }),
  ),
  targetResources: lenient(
    z.array(
      z.looseObject({
        id: text,
        displayName: text,
        type: text,
        userPrincipalName: text,
        modifiedProperties: lenient(z.array(property)),
      }),
    ),
  ),
  additionalDetails: lenient(z.array(z.looseObject({ key: z.string(), value: anything }))),
});
export type AuditRecord = z.infer<typeof auditRecord>;

/** A further detail by its key, whatever the key's case. */
export function detailOf(from: AuditRecord, ...keys: readonly string[]): string | undefined {
  const found = from.additionalDetails?.find(
    (one) => keys.includes(one.key.toLowerCase()) && typeof one.value === 'string' && one.value,
  );
  return found?.value as string | undefined;
}
