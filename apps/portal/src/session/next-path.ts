/** A path of this site to go on to; anything else becomes the start page. */
export function nextPath(value: unknown): string {
  if (typeof value !== 'string' || !/^\/(?![/\\])/.test(value)) return '/';
  if (!URL.canParse(value, 'http://portal.invalid')) return '/';
  const url = new URL(value, 'http://portal.invalid');
  return url.host === 'portal.invalid' ? url.pathname + url.search : '/';
}
