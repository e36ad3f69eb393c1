/** Where a breach's page is. */
export const breachUrl = (tenant: string, id: string): string =>
  `/t/${encodeURIComponent(tenant)}/breaches/${encodeURIComponent(id)}`;
