/** What a change of the directory is about; the unified audit log and Entra's own tell the same. */
export interface DirectoryChange {
  /** Such as `Add member to role.`; the unified log ends it with a full stop. */
  operation: string;
  targets: readonly DirectoryTarget[];
  properties: readonly ChangedProperty[];
}

export interface DirectoryTarget {
  /** `User`, `Group`, `Application`, `ServicePrincipal`, `Role`, `Policy`, `Device` ...; empty: not said. */
  type: string;
  id?: string | undefined;
  name?: string | undefined;
  upn?: string | undefined;
}

/** A property before and after, as text: mostly JSON, such as `["Mail Porter"]`. */
export interface ChangedProperty {
  name: string;
  oldValue: string;
  newValue: string;
}

/** The new value of a property without the list and quotes around it; empty where it was not changed. */
export function newValueOf({ properties }: DirectoryChange, ...names: readonly string[]): string {
  return valueOf(properties, names, 'newValue');
}

/** The value before, likewise. */
export function oldValueOf({ properties }: DirectoryChange, ...names: readonly string[]): string {
  return valueOf(properties, names, 'oldValue');
}

function valueOf(
  properties: readonly ChangedProperty[],
  names: readonly string[],
  side: 'oldValue' | 'newValue',
): string {
  for (const name of names) {
    const value = bare(properties.find((one) => one.name === name)?.[side] ?? '');
    if (value !== '') return value;
  }
  return '';
}

/** `["x"]` and `"x"` are x; `[]` is nothing. */
function bare(value: string): string {
  return value
    .trim()
    .replace(/^\[\s*"?|"?\s*\]$|"/g, '')
    .trim();
}

/** The first target of a type. */
export function targetOf(
  { targets }: DirectoryChange,
  ...types: readonly string[]
): DirectoryTarget | undefined {
  for (const type of types) {
    const found = targets.find((target) => target.type === type);
    if (found) return found;
  }
  return undefined;
}
