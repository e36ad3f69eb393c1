import 'server-only';
import { headers } from 'next/headers';
import type { Viewer } from '../graphql/schema.ts';
import { load } from './load.ts';

/** Who comes in, asked before anything streams: so a missing session is a real redirect, and a refusal a real 404. */
export async function enter(): Promise<Viewer> {
  const path = (await headers()).get('x-path') ?? '/';
  return (await load('viewer', {}, path)).viewer;
}
