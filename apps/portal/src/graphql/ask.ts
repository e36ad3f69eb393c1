import type { OperationName, Operations } from './operations.ts';

/** Why a browser's request came back without data. */
export class AskFault extends Error {
  readonly isExpired: boolean;

  constructor(message: string, isExpired = false) {
    super(message);
    this.name = 'AskFault';
    this.isExpired = isExpired;
  }
}

/** Sends a named operation from the browser through the portal, which adds the session. Throws AskFault. */
export async function ask<Name extends OperationName>(
  operation: Name,
  variables: Operations[Name]['variables'],
): Promise<Operations[Name]['result']> {
  const response = await fetch('/api/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ operation, variables }),
  }).catch(() => {
    throw new AskFault('The portal does not answer.');
  });
  if (response.status === 401) throw new AskFault('Your session has ended.', true);
  const answer = (await response.json().catch(() => ({}))) as { data?: unknown; message?: string };
  if (!response.ok || answer.data === undefined) {
    throw new AskFault(answer.message ?? 'The portal could not answer.');
  }
  return answer.data as Operations[Name]['result'];
}
