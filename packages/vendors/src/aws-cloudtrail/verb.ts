/** What a call does by the first word of its name: OCSF's activity of API Activity. */
export const activities: readonly (readonly [RegExp, number])[] = [
  [/^(?:Create|Run|Allocate|Register|Import|Add|Copy|Upload|Issue|Request|Publish|Launch)/, 1],
  [
    /^(?:Get|List|Describe|Head|Lookup|Search|Query|Scan|Select|Check|Test|Download|Filter|View|Simulate)/,
    2,
  ],
  [
    /^(?:Update|Modify|Put|Set|Attach|Detach|Associate|Disassociate|Enable|Disable|Start|Stop|Reboot|Tag|Untag|Authorize|Revoke|Change|Reset|Restore|Rotate|Replace|Assign|Unassign|Move|Write)/,
    3,
  ],
  [/^(?:Delete|Remove|Terminate|Deregister|Release|Purge|Abort|Cancel)/, 4],
];

/** 1 create, 2 read, 3 update, 4 delete, 99 other. */
export function activityOf(operation: string, isReadOnly: boolean): number {
  const name = operation.replace(/^(?:Batch|Admin|Transact)(?=[A-Z])/, '');
  return activities.find(([pattern]) => pattern.test(name))?.[1] ?? (isReadOnly ? 2 : 99);
}
