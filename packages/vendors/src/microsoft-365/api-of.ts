import type { OcsfEvent } from '@nightjar/core';
import { classed } from '../event/ocsf-class.ts';
import { remembered } from '../record/remembered.ts';
import { ruleParametersOf } from './rule-of.ts';
import { type AuditRecord, namedValue, parametersOf } from './audit-record.ts';

/** Create 1, read 2, update 3, delete 4 by the words of an operation; first match wins. */
export const verbs: readonly (readonly [RegExp, number])[] = [
  [/^(?:New|Add|Install)-/, 1],
  [/^(?:Get|Search|Export|Test)-/, 2],
  [/^(?:Set|Update|Enable|Disable|Move|Start|Stop|Suspend|Resume|Grant)-/, 3],
  [/^(?:Remove|Uninstall|Revoke)-/, 4],
  [/^(?:HardDelete|SoftDelete|MoveToDeletedItems|RecordDelete)$/, 4],
  [/^(?:Create|MailboxLogin)$/, 1],
  [/(?:Deleted|Removed|Revoked|Purged|Uninstalled)$|^(?:Bot)?RemovedFrom|^AppDeletedFrom/, 4],
  [/^UpdateInboxRules$|(?:Updated|Modified|Changed|Edited|Set|Upgraded)$|^Update/, 3],
  [/^Message(?:Edited|Updated)HasLink$|^ReactedToMessage$|^AppUpdatedIn/, 3],
  [/(?:Created|Added|Installed|Requested|Started|Sent)$|^(?:Bot)?AddedTo/, 1],
  [/^MessageCreatedHasLink$|^SubscribedToMessages$|^AppPublishedTo/, 1],
  [/(?:Viewed|Accessed|Exported|Downloaded|Previewed|Prefetched|Queried|Searched|Copied)/, 2],
  // A program that subscribed to messages gets to know them by notifications.
  [/^(?:Message|Chat)\w*(?:Read|Listed|Retrieved)$|^Message\w+Notification$/, 2],
];

const activityOf = remembered(
  (operation) => verbs.find(([pattern]) => pattern.test(operation))?.[1] ?? 99,
);

/** An API call: commands of Exchange and the compliance centre, and all that has no class of its own. */
export function apiOf(from: AuditRecord): Partial<OcsfEvent> {
  const activity = activityOf(from.Operation);
  const data = parametersOf(from) ?? ruleParametersOf(from);
  const object = resourceOf(from);
  return {
    ...classed(6003, activity),
    api: {
      operation: from.Operation,
      service: { name: from.Workload || 'Microsoft 365' },
      ...(data === undefined ? {} : { request: { uid: from.Id, data } }),
    },
    ...(object ? { resources: [{ name: object }] } : {}),
    ...(from.Operation === 'MailItemsAccessed' ? itemsOf(from) : {}),
  };
}

/** How many items were read: as the record counts them, or as many as it lists. */
function itemsOf(from: AuditRecord): { count?: number } {
  const listed = (from.Folders ?? []).reduce(
    (sum, folder) => sum + (folder.FolderItems?.length ?? 0),
    0,
  );
  const count = from.OperationCount ?? listed;
  return count > 0 ? { count } : {};
}

/** A rule by its name, a message by its chat, everything else as the record has it. */
function resourceOf(from: AuditRecord): string | undefined {
  if (/InboxRules?$/.test(from.Operation)) {
    const parameters = typeof from.Parameters === 'string' ? undefined : from.Parameters;
    return (
      namedValue(parameters, 'Name') ||
      namedValue(from.OperationProperties, 'RuleName') ||
      (from.ObjectId ?? '').slice((from.ObjectId ?? '').lastIndexOf('\\') + 1) ||
      undefined
    );
  }
  return from.ObjectId || from.ChatThreadId || undefined;
}
