import { plainActs } from './plain-acts/index.ts';
import { quoteHostile } from './quote-hostile.ts';

/** Families of names; what follows the verb is written by vendors and others, and stays in quotes. */
const families: readonly (readonly [RegExp, string])[] = [
  [/^Microsoft\.[\w./]+\/(?:read|list\w*\/action)$/i, 'looked things up'],
  [/^Microsoft\.[\w./]+\/delete$/i, 'removed something'],
  [/^Microsoft\.[\w./]+\/(?:write|action)$/i, 'changed a setting'],
  [/^(?:List|Describe|Get|Head|Lookup|Search|BatchGet)/, 'looked things up'],
  [/^(?:Delete|Remove|Terminate)/, 'removed something'],
  [/^(?:Create|Add|New|Register)/, 'added something'],
  [/^(?:Put|Update|Set|Modify|Change|Attach|Detach|Enable|Disable)/, 'changed a setting'],
];

const looking = families[0]![1];

/** Such as `opened files`; null where nothing plain is known of it. */
function plainAct(operation: string): string | null {
  const name = operation.trim().toLowerCase().replace(/\.$/, '');
  // Outsiders name operations: `constructor` is none of ours.
  if (Object.hasOwn(plainActs, name)) return plainActs[name]!;
  return families.find(([pattern]) => pattern.test(operation))?.[1] ?? null;
}

/** Whether it only looks: many of them are told as one. */
export function isLookingUp(operation: string): boolean {
  return plainAct(operation) === looking;
}

const shownMax = 3;

/** What was done, in plain words with the records' own names: `opened files (“FileAccessed”)`. */
export function sayAct(operations: readonly string[]): string {
  const names = [...new Set(operations)];
  const shown = names.slice(0, shownMax).map(quoteHostile).join(', ');
  const more = names.length > shownMax ? ` and ${names.length - shownMax} more` : '';
  const plain = plainAct(names[0]!);
  return plain === null
    ? `did what the records call ${shown}${more}`
    : `${plain} (${shown}${more})`;
}
