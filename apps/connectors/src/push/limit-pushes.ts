/** What one tenant may push. */
export interface PushLimits {
  /** Requests at a time. */
  atOnceMax: number;
  perMinuteMax: number;
}

export interface PushLimiter {
  /** A function that ends the push, or the seconds to wait before the next try. */
  begin(tenantId: string): (() => void) | number;
}

const minuteMs = 60_000;

/** Bounds pushes by tenant, so that one cannot take the intake from the others. */
export function limitPushes(
  { atOnceMax, perMinuteMax }: PushLimits,
  now: () => number,
): PushLimiter {
  const tenants = new Map<string, { running: number; minute: number; begun: number }>();
  return {
    begin: (tenantId) => {
      const minute = Math.floor(now() / minuteMs);
      const of = tenants.get(tenantId) ?? { running: 0, minute, begun: 0 };
      tenants.set(tenantId, of);
      if (of.minute !== minute) Object.assign(of, { minute, begun: 0 });
      if (of.running >= atOnceMax) return 1;
      if (of.begun >= perMinuteMax) return Math.ceil(((minute + 1) * minuteMs - now()) / 1000);
      of.running += 1;
      of.begun += 1;
      return () => void (of.running -= 1);
    },
  };
}
