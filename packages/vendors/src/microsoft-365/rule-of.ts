import { textOf } from '@nightjar/core';
import { isRecord, isText } from '../record/fields.ts';
import { unfold } from '../microsoft-exports/log-analytics.ts';
import { type AuditRecord, namedValue } from './audit-record.ts';

/** What the log of a mailbox calls an action of a rule, by the parameter of the command that sets it. */
const actions: Readonly<Record<string, string>> = {
  Forward: 'ForwardTo',
  ForwardAsAttachment: 'ForwardAsAttachmentTo',
  Redirect: 'RedirectTo',
  Move: 'MoveToFolder',
  Delete: 'DeleteMessage',
  SoftDelete: 'SoftDeleteMessage',
  MarkAsRead: 'MarkAsRead',
};

/**
 * A rule that a mail program set, under the names of `Set-InboxRule`'s parameters, besides the log's own
 * properties. Undefined where the record is of no such rule.
 */
export function ruleParametersOf(from: AuditRecord): Record<string, unknown> | undefined {
  const properties = from.OperationProperties;
  if (from.Operation !== 'UpdateInboxRules' || !properties?.length) return undefined;
  const told = Object.fromEntries(properties.map((pair) => [pair.Name, pair.Value]));
  const name = namedValue(properties, 'RuleName');
  const found = unfold(namedValue(properties, 'RuleActions'));
  const set = (Array.isArray(found) ? found : []).filter(isRecord).flatMap((action) => {
    const parameter = actions[textOf(action['ActionType'])];
    return parameter === undefined ? [] : [[parameter, valueOf(action)] as const];
  });
  return { ...told, ...(name ? { Name: name } : {}), ...Object.fromEntries(set) };
}

/** Recipients, a folder, or only that it is done. */
function valueOf(action: Record<string, unknown>): string {
  const { Recipients: recipients, FolderName: folder, DestinationFolder: target } = action;
  if (Array.isArray(recipients)) return recipients.filter(isText).join(';');
  return [folder, target].find(isText) ?? 'True';
}
