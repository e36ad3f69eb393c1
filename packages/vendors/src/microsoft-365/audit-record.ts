import { z } from 'zod';

/** A field that is not as expected is as if it were not there: it stays in `unmapped` as it came. */
const lenient = <Schema extends z.ZodType>(schema: Schema) =>
  schema.optional().nullable().catch(undefined);

const text = lenient(z.string());
const number = lenient(z.number());
const namedValues = z.array(z.looseObject({ Name: z.string(), Value: z.unknown() }));
const pairs = lenient(namedValues);

/** A record of the unified audit log: what we read of it. */
export const auditRecord = z.object({
  Id: z.string().min(1),
  CreationTime: z.string(),
  Operation: z.string().min(1),
  Workload: text,
  UserId: text,
  UserKey: text,
  UserType: lenient(z.union([z.number(), z.string()])),
  ClientIP: text,
  ClientIPAddress: text,
  ActorIpAddress: text,
  UserAgent: text,
  ClientInfoString: text,
  ObjectId: text,
  SessionId: text,
  ErrorNumber: lenient(z.coerce.string()),
  ApplicationId: text,
  AppId: text,
  ResultStatus: text,
  IntraSystemId: text,
  OperationCount: number,
  ExtendedProperties: pairs,
  DeviceProperties: pairs,
  /** Exchange lists them; the compliance centre writes its command line. */
  Parameters: lenient(z.union([z.string(), namedValues])),
  ModifiedProperties: lenient(z.array(z.looseObject({ Name: z.string(), NewValue: z.unknown() }))),
  Target: lenient(z.array(z.looseObject({ ID: z.unknown(), Type: z.number() }))),
  Item: lenient(z.looseObject({ Subject: text, Attachments: text })),
});
export type AuditRecord = z.infer<typeof auditRecord>;

/** The value of a named pair, as text. */
export function namedValue(
  list: readonly { Name: string; Value?: unknown }[] | null | undefined,
  name: string,
): string | undefined {
  const value = list?.find((pair) => pair.Name === name)?.Value;
  return value === undefined || value === null ? undefined : String(value);
}

/** A command's parameters by name; as text where the record has them as text. */
export function parametersOf(from: AuditRecord): Record<string, unknown> | string | undefined {
  if (!from.Parameters || typeof from.Parameters === 'string') return from.Parameters ?? undefined;
  return Object.fromEntries(from.Parameters.map((pair) => [pair.Name, pair.Value]));
}
