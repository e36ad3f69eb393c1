/** Where an incident's page is. */
export const incidentUrl = (row: { displayId: string; tenant: { slug: string } }): string =>
  `/t/${encodeURIComponent(row.tenant.slug)}/incidents/${encodeURIComponent(row.displayId)}`;
