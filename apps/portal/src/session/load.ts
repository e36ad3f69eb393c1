import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { ApiFault, callApi } from '../graphql/call-api.ts';
import type { OperationName, Operations, Seen } from '../graphql/operations.ts';
import type { Viewer } from '../graphql/schema.ts';
import { findToken } from './find-token.ts';

type SeenBy = {
  [Name in OperationName]: Operations[Name]['result'] extends Seen ? Name : never;
}[OperationName];

/**
 * A page's data as the signed-in person sees it; sends to sign-in without a valid session. What the URL asks for and
 * the API does not understand is not there.
 */
export async function load<Name extends SeenBy>(
  operation: Name,
  variables: Operations[Name]['variables'],
  path: string,
): Promise<Omit<Operations[Name]['result'], 'viewer'> & { viewer: Viewer }> {
  const token = await findToken();
  const signIn = `/login?next=${encodeURIComponent(path)}`;
  if (token === undefined) redirect(signIn);
  const data = await callApi(operation, variables, token).catch((fault: unknown) => {
    if (fault instanceof ApiFault && fault.code === 'BAD_USER_INPUT') notFound();
    throw fault;
  });
  const { viewer } = data as Seen;
  if (viewer === null) redirect(signIn);
  return { ...data, viewer };
}
