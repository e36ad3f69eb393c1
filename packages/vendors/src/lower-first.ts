/** An object under names that begin small: PowerShell writes `ErrorCode` where Graph says `errorCode`. */
export function lowerFirst(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const renamed = Object.entries(value).map(([name, inner]): [string, unknown] => [
    name.slice(0, 1).toLowerCase() + name.slice(1),
    inner,
  ]);
  return Object.fromEntries(renamed);
}
