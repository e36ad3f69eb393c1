/** A tenant may be ahead of its pace for so long. */
const burstMs = 2000;

/** How long (ms) a tenant is to wait after `count` messages more, so that it keeps to its pace. */
export function paceTenants(
  perSecondMax: number,
  now: () => number,
): (tenantId: string, count: number) => number {
  const paidUntil = new Map<string, number>();
  return (tenantId, count) => {
    const from = Math.max(paidUntil.get(tenantId) ?? 0, now());
    const until = from + (count * 1000) / perSecondMax;
    paidUntil.set(tenantId, until);
    return Math.max(0, until - now() - burstMs);
  };
}
