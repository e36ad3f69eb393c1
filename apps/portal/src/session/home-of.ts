import type { Viewer } from '../graphql/schema.ts';
import { isMssp } from './abilities.ts';

/** Where a person lands after signing in. */
export function homeOf(viewer: Viewer): string {
  if (isMssp(viewer)) return '/mssp/queue';
  const first = viewer.tenants[0];
  return first ? `/t/${first.slug}` : '/login';
}
