import { inHouse } from '@nightjar/db';
import type { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { Attempts } from '../identity/attempts.ts';
import { can } from '../identity/can.ts';
import { bearerToken, hashToken } from '../identity/session-token.ts';
import { findViewer, type Viewer } from '../identity/viewer.ts';

/** What bounds one person's haste. */
export const exportLimit = { failuresMax: 60, windowMs: 15 * 60_000, keysMax: 50_000 };

export interface Refusal {
  status: 400 | 401 | 404 | 429;
  error: string;
  retryAfterSeconds?: number;
}

/** Somebody who may read the tenant, and what was asked for. */
export interface Admitted<Asked> {
  viewer: Viewer;
  tenant: Viewer['tenants'][number];
  asked: Asked;
}

export interface ExportRequest<Asked> {
  exports: Attempts;
  authorization: string | undefined;
  query: unknown;
  schema: z.ZodType<Asked>;
}

/** Who asks, for what, and whether they may; a tenant that one may not read is not there. */
export async function admitExport<Asked extends { tenant: string }>(
  deps: Deps,
  { exports, authorization, query, schema }: ExportRequest<Asked>,
): Promise<Admitted<Asked> | Refusal> {
  const viewer = await viewerOf(deps, authorization);
  if (viewer === undefined) return { status: 401, error: 'sign in first' };
  const parsed = schema.safeParse(query);
  if (!parsed.success) return { status: 400, error: faultOf(parsed.error) };
  const tenant = viewer.tenants.find((one) => one.slug === parsed.data.tenant);
  if (tenant === undefined || !can(viewer, 'read', tenant))
    return { status: 404, error: 'no such tenant' };
  const waitMs = exports.begin(viewer.person.id, deps.now());
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  if (waitMs > 0) return { status: 429, error: 'too many exports', retryAfterSeconds };
  return { viewer, tenant, asked: parsed.data };
}

async function viewerOf(deps: Deps, header: string | undefined): Promise<Viewer | undefined> {
  const token = bearerToken(header);
  if (token === undefined) return undefined;
  return inHouse(deps.api, (tx) => findViewer(tx, hashToken(token), deps.now()));
}

function faultOf({ issues }: z.ZodError): string {
  const [first] = issues;
  return `${first!.path.join('.')}: ${first!.message}`;
}
