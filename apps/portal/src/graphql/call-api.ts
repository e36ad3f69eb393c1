import 'server-only';
import { apiUrl } from './api-url.ts';
import { documents } from './documents.ts';
import type { OperationName, Operations } from './operations.ts';

/** The API refused or could not be reached. The message is safe to show. */
export class ApiFault extends Error {
  readonly requestId: string | undefined;
  readonly code: string | undefined;

  constructor(message: string, told: { requestId?: string; code?: string } = {}) {
    super(message);
    this.name = 'ApiFault';
    this.requestId = told.requestId;
    this.code = told.code;
  }
}

interface Answer {
  data?: unknown;
  errors?: { message: string; extensions?: { requestId?: string; code?: string } }[];
}

async function post(body: string, token: string | undefined): Promise<Answer> {
  try {
    const response = await fetch(apiUrl(), {
      method: 'POST',
      cache: 'no-store',
      signal: AbortSignal.timeout(10_000),
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body,
    });
    return (await response.json()) as Answer;
  } catch {
    throw new ApiFault('The API does not answer.');
  }
}

/** Sends one named operation as the session's person. Throws ApiFault. */
export async function callApi<Name extends OperationName>(
  operation: Name,
  variables: Operations[Name]['variables'],
  token?: string,
): Promise<Operations[Name]['result']> {
  const { data, errors } = await post(
    JSON.stringify({ query: documents[operation], variables }),
    token,
  );
  if (errors?.[0]) throw new ApiFault(errors[0].message, errors[0].extensions);
  if (data === undefined || data === null) throw new ApiFault('The API gave no answer.');
  return data as Operations[Name]['result'];
}
