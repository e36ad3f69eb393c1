/** OCSF's number of a method, which is also the activity's. */
const methods: Readonly<Record<string, number>> = {
  CONNECT: 1,
  DELETE: 2,
  GET: 3,
  HEAD: 4,
  OPTIONS: 5,
  POST: 6,
  PUT: 7,
  TRACE: 8,
  PATCH: 9,
};

/** The activity of HTTP Activity (4002) for a method: 99 where OCSF has none for it, 0 where none is told. */
export function httpActivityOf(method: string | undefined): number {
  if (method === undefined) return 0;
  return Object.hasOwn(methods, method) ? methods[method]! : 99;
}

/** Is it one that OCSF can hold as `http_method`? */
export function isHttpMethod(value: unknown): value is string {
  return typeof value === 'string' && Object.hasOwn(methods, value);
}

/** A request's target as OCSF's URL: its path and query, or the whole URL where a proxy is asked for it. */
export function splitTarget(target: string): {
  url_string?: string;
  path?: string;
  query_string?: string;
} {
  if (!target.startsWith('/')) return { url_string: target };
  const at = target.indexOf('?');
  if (at < 0) return { path: target };
  return { path: target.slice(0, at), query_string: target.slice(at + 1) };
}
