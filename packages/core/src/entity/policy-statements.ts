/** A statement of a policy, as its author wrote it. */
interface Statement {
  Effect?: unknown;
  Principal?: unknown;
  Condition?: unknown;
}

const textMax = 20_000;
const statementsMax = 100;

/** Statements of the policies that a request carries, as objects or as text. */
export function statementsOf(request: unknown): Statement[] {
  if (!isObject(request)) return [];
  return Object.values(request)
    .flatMap((value) => listOf(policyIn(value)?.['Statement']))
    .filter(isObject)
    .slice(0, statementsMax);
}

function policyIn(value: unknown): Record<string, unknown> | undefined {
  if (isObject(value)) return value;
  if (typeof value !== 'string' || value.length > textMax || !value.includes('"Statement"'))
    return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Conditions on who asks or from where; that a call must be encrypted keeps nobody out. */
const narrowing =
  /"(?:aws:(?:Source|Principal|userid|username|Calledvia|Via)|s3:DataAccessPoint|kms:|saml:|lambda:)/i;

/** Does it allow something to everyone? */
export function allowsEveryone({ Effect, Principal, Condition }: Statement): boolean {
  if (Effect !== 'Allow' || !principalsOf(Principal).includes('*')) return false;
  return !narrowing.test((JSON.stringify(Condition) ?? '').slice(0, textMax));
}

/** Accounts that a statement allows something to. */
export function accountsAllowed({ Effect, Principal }: Statement): string[] {
  if (Effect !== 'Allow') return [];
  return principalsOf(Principal).flatMap((text) => /(?<!\d)\d{12}(?!\d)/.exec(text)?.[0] ?? []);
}

function principalsOf(principal: unknown): string[] {
  const given = isObject(principal) ? principal['AWS'] : principal;
  return listOf(given).filter((one) => typeof one === 'string');
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
