import { textOf } from '@nightjar/core';
import { z } from 'zod';
import { lenient, text } from '../record/lenient.ts';

const anything = z.unknown().optional();

// A name without a value is one too: Exchange leaves out what a switch was set to.
const namedValues = z.array(z.looseObject({ Name: z.string(), Value: anything }));
const pairs = lenient(namedValues);
const changed = z.looseObject({ Name: z.string(), NewValue: anything, OldValue: anything });
const identity = z.looseObject({ ID: anything, Type: z.number() });

/** A record of the unified audit log: what we read of it. */
export const auditRecord = z.object({
  Id: z.string().min(1),
  CreationTime: z.string(),
  Operation: z.string().min(1),
  RecordType: lenient(z.union([z.number(), z.string()])),
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
  AppAccessContext: lenient(z.looseObject({ AADSessionId: text })),
  ErrorNumber: lenient(z.union([z.string(), z.number()])),
  ApplicationId: text,
  AppId: text,
  ResultStatus: text,
  IntraSystemId: text,
  InterSystemsId: text,
  OperationCount: lenient(
    z
      .union([z.string().min(1), z.number()])
      .transform(Number)
      .pipe(z.number().int().positive()),
  ),
  ExtendedProperties: pairs,
  DeviceProperties: pairs,
  /** Exchange lists them; the compliance centre writes its command line. */
  Parameters: lenient(z.union([z.string(), namedValues])),
  OperationProperties: pairs,
  Folders: lenient(z.array(z.looseObject({ FolderItems: lenient(z.array(z.unknown())) }))),
  ModifiedProperties: lenient(z.array(changed)),
  Actor: lenient(z.array(identity)),
  Target: lenient(z.array(identity)),
  Item: lenient(z.looseObject({ Subject: text, Attachments: text, InternetMessageId: text })),
  LogonType: lenient(z.union([z.number(), z.string()])),
  LogonUserSid: text,
  MailboxGuid: text,
  MailboxOwnerSid: text,
  MailboxOwnerUPN: text,
  SendAsUserSmtp: text,
  SendOnBehalfOfUserSmtp: text,
  SourceFileName: text,
  SourceFileExtension: text,
  ItemType: text,
  TeamName: text,
  TeamGuid: text,
  ChatThreadId: text,
});
export type AuditRecord = z.infer<typeof auditRecord>;

/** Kinds of an identity in the unified log. */
export const identityKind = { name: 1, other: 2, servicePrincipalName: 4, upn: 5 } as const;

/** The value of a named pair, as text. */
export function namedValue(
  list: readonly { Name: string; Value?: unknown }[] | null | undefined,
  name: string,
): string | undefined {
  const value = list?.find((pair) => pair.Name === name)?.Value;
  return value === undefined || value === null ? undefined : textOf(value);
}

/** A command's parameters by name; as text where the record has them as text. */
export function parametersOf(from: AuditRecord): Record<string, unknown> | string | undefined {
  if (!from.Parameters || typeof from.Parameters === 'string') return from.Parameters ?? undefined;
  return Object.fromEntries(from.Parameters.map((pair) => [pair.Name, pair.Value ?? null]));
}

/** Do names and values say all of the parameters as they came, each name once? */
export function isWhole(parameters: unknown): boolean {
  if (!Array.isArray(parameters)) return true;
  const pairs = parameters as object[];
  const names = new Set(pairs.map((pair) => (pair as { Name: unknown }).Name));
  return (
    names.size === pairs.length &&
    pairs.every((pair) => Object.keys(pair).every((key) => key === 'Name' || key === 'Value'))
  );
}
