import { GraphQLError } from 'graphql';
import { inHouse } from '@nightjar/db';
import type { Deps } from '../deps.ts';
import { can, type Action } from '../identity/can.ts';
import { bearerToken, hashToken } from '../identity/session-token.ts';
import { findViewer, type Viewer, type ViewerTenant } from '../identity/viewer.ts';
import { makeReads, type Reads } from './reads.ts';

/** Who asks, and what was read for them so far. */
export interface RequestContext {
  requestId: string;
  /** Address of the peer, as the socket has it. */
  peer: string;
  tokenHash: Buffer | undefined;
  viewer: Viewer | undefined;
  reads: Reads;
  /** Why the session could not be looked up: the request fails before it is executed. */
  fault?: unknown;
}

interface IncomingRequest {
  id: string;
  ip: string;
  headers: { authorization?: string | undefined };
}

/** Recognises the session of a request. */
export async function openContext(deps: Deps, request: IncomingRequest): Promise<RequestContext> {
  const token = bearerToken(request.headers.authorization);
  const tokenHash = token === undefined ? undefined : hashToken(token);
  const nobody = { requestId: request.id, peer: request.ip, tokenHash, viewer: undefined };
  const reads = makeReads(deps, []);
  if (tokenHash === undefined) return { ...nobody, reads };
  try {
    const viewer = await inHouse(deps.api, (tx) => findViewer(tx, tokenHash, deps.now()));
    return { ...nobody, viewer, reads: makeReads(deps, viewer?.tenants.map(({ id }) => id) ?? []) };
  } catch (fault) {
    return { ...nobody, reads, fault };
  }
}

/** After a write: what was read before it may have changed. */
export function forgetReads(deps: Deps, context: RequestContext): void {
  context.reads = makeReads(deps, context.viewer?.tenants.map(({ id }) => id) ?? []);
}

/** The person who asks; refused without a session. */
export function viewerIn({ viewer }: RequestContext): Viewer {
  if (viewer !== undefined) return viewer;
  throw new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } });
}

/** The tenant of this slug, when the viewer may do this there; a foreign one is as unknown as any other. */
export function tenantFor(
  context: RequestContext,
  action: Action,
  slug: string,
): ViewerTenant | undefined {
  const viewer = viewerIn(context);
  const tenant = viewer.tenants.find((one) => one.slug === slug);
  return tenant && can(viewer, action, tenant) ? tenant : undefined;
}

/** Tenants that the viewer may read, narrowed to some slugs. */
export function readableTenants(
  context: RequestContext,
  slugs?: readonly string[] | null,
): ViewerTenant[] {
  const viewer = viewerIn(context);
  return viewer.tenants.filter(
    (tenant) => can(viewer, 'read', tenant) && (slugs?.includes(tenant.slug) ?? true),
  );
}

/** The tenant of a row that the viewer was given. */
export function tenantOf(context: RequestContext, tenantId: string): ViewerTenant {
  const tenant = viewerIn(context).tenants.find(({ id }) => id === tenantId);
  if (tenant === undefined) throw new Error('A row of another tenant was about to be shown.');
  return tenant;
}
