import { type DirectoryChange, newValueOf, oldValueOf } from './directory-change.ts';

/** OCSF's activities of Account Change by the vendor's operation. */
export const activities: readonly (readonly [RegExp, number])[] = [
  [/^(?:add user|invite (?:external|internal) user|create user)\b/i, 1],
  [/^(?:enable account|restore user)/i, 2],
  [/^change (?:user )?password/i, 3],
  [/^(?:reset (?:user )?password|self-service password reset)/i, 4],
  [/^(?:disable account|block user)/i, 5],
  [/^(?:hard )?delete user/i, 6],
  [/^lock\b/i, 9],
  [/^(?:enable strong authentication|(?:user|admin) registered .*security info)/i, 10],
  [/^(?:disable strong authentication|(?:user|admin) deleted .*security info)/i, 11],
  [/^unlock user/i, 12],
  [/security info/i, 99],
  [/\b(?:for|of) user$|\buser\b(?!.*(?:flow|setting|consent))|stsrefreshtoken|change user /i, 99],
];

/** The activity of a change of an account; undefined: it is of no account. */
export function accountActivityOf(operation: string, change: DirectoryChange): number | undefined {
  const activity = activities.find(([pattern]) => pattern.test(operation))?.[1];
  return activity === 99 && /^update user/i.test(operation) ? updateOf(change) : activity;
}

/** `Update user` says by its properties what it was: switched off, a second factor more or less. */
function updateOf(change: DirectoryChange): number {
  const enabled = newValueOf(change, 'AccountEnabled');
  if (/^true$/i.test(enabled)) return 2;
  if (/^false$/i.test(enabled)) return 5;
  const factors = ['StrongAuthenticationRequirement', 'StrongAuthenticationMethod'];
  const changed = factors.find((name) => change.properties.some((one) => one.name === name));
  if (changed === undefined) return 99;
  const [before, after] = [oldValueOf(change, changed), newValueOf(change, changed)];
  return after.length >= before.length ? 10 : 11;
}
