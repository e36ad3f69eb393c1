/**
 * What an outsider gave, as text; empty where it is nothing, a list parted by commas. An object is its JSON:
 * `String` would ask the object itself, and `{"toString": 1}` throws.
 */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(textOf).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
