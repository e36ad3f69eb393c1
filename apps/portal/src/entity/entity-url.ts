/** Where an entity's page is: its key is `kind:id`. */
export function entityUrl(tenant: string, key: string): string {
  const at = key.indexOf(':');
  const parts = at > 0 ? [key.slice(0, at), key.slice(at + 1)] : ['user', key];
  return `/t/${[tenant, 'entities', ...parts].map(encodeURIComponent).join('/')}`;
}
