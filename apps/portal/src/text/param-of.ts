/** What the URL asks for, by name. */
export type Params = Readonly<Record<string, string | string[] | undefined>>;

/** What a name stands for in the URL: of several values the first, without blanks around it, cut. */
export function paramOf(params: Params, name: string, max = 300): string {
  const value = params[name];
  return ((Array.isArray(value) ? value[0] : value) ?? '').trim().slice(0, max);
}
