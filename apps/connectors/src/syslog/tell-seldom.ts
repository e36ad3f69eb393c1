const everyMs = 10_000;

/** Tells what is alike once in ten seconds, with how often it was: who is refused must not fill the log. */
export function tellSeldom(
  tell: (what: string, times: number) => void,
  now: () => number,
): (what: string) => void {
  const told = new Map<string, { at: number; times: number }>();
  return (what) => {
    const last = told.get(what) ?? { at: -Infinity, times: 0 };
    last.times += 1;
    if (now() - last.at >= everyMs) {
      tell(what, last.times);
      Object.assign(last, { at: now(), times: 0 });
    }
    told.set(what, last);
  };
}
