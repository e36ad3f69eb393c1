export const misdeeds = [
  /** 429 with Retry-After; nothing is done. */
  'throttle',
  /** 500; nothing is done. */
  'fail',
  /** Does it, and says 500. */
  'doAndFail',
  /** Never answers; nothing is done. */
  'hang',
  /** Does it, and never answers. */
  'doAndHang',
  /** Answers as if it were done; nothing is. */
  'pretend',
] as const;
export type Misdeed = (typeof misdeeds)[number];

/** The next `times` requests of this method (default POST) to the Graph go wrong in this way. */
export interface Misbehaviour {
  does: Misdeed;
  method?: string;
  times?: number;
}

/** What will go wrong, in the order in which it was asked for. */
export class Misbehaviours {
  readonly #next: Required<Misbehaviour>[] = [];

  add({ does, method = 'POST', times = 1 }: Misbehaviour): void {
    this.#next.push({ does, method, times });
  }

  take(method: string): Misdeed | undefined {
    const next = this.#next.find((one) => one.method === method && one.times > 0);
    if (next === undefined) return undefined;
    next.times -= 1;
    return next.does;
  }
}

/** Reads what a person asks for over HTTP; undefined: not understood. */
export function readMisbehaviour(body: string): Misbehaviour | undefined {
  try {
    const asked = JSON.parse(body) as Misbehaviour;
    return misdeeds.includes(asked.does) ? asked : undefined;
  } catch {
    return undefined;
  }
}
