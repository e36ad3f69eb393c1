/**
 * An object under names that begin small, so many levels deep: PowerShell and AWS's command line write
 * `ErrorCode` where the interface says `errorCode`.
 */
export function lowerFirst(value: unknown, levels = 1): unknown {
  if (typeof value !== 'object' || value === null || levels === 0) return value;
  if (Array.isArray(value)) return value.map((one) => lowerFirst(one, levels - 1));
  const renamed = Object.entries(value).map(([name, inner]): [string, unknown] => [
    name.slice(0, 1).toLowerCase() + name.slice(1),
    lowerFirst(inner, levels - 1),
  ]);
  return Object.fromEntries(renamed);
}
