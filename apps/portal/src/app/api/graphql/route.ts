import { ApiFault, callApi } from '../../../graphql/call-api.ts';
import { documents } from '../../../graphql/documents.ts';
import type { OperationName } from '../../../graphql/operations.ts';
import { findToken } from '../../../session/find-token.ts';
import { isSameOrigin } from '../../../session/is-same-origin.ts';

const bodyMaxBytes = 64 * 1024;
const serverOnly: ReadonlySet<string> = new Set(['signIn', 'signOut', 'createUploadTicket']);

const answer = (status: number, body: object): Response => Response.json(body, { status });

const isOperation = (name: unknown): name is OperationName =>
  typeof name === 'string' && Object.hasOwn(documents, name) && !serverOnly.has(name);

function parseAsk(text: string): { operation: OperationName; variables: object } | undefined {
  try {
    const { operation, variables } = JSON.parse(text) as Record<string, unknown>;
    if (!isOperation(operation)) return undefined;
    return { operation, variables: typeof variables === 'object' && variables ? variables : {} };
  } catch {
    return undefined;
  }
}

/** The browser's only way to the API: it names an operation, the session's token is added here. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return answer(403, { message: 'Not from this site.' });
  const text = await request.text();
  const asked = text.length > bodyMaxBytes ? undefined : parseAsk(text);
  if (!asked) return answer(400, { message: 'Not an operation of this portal.' });
  const token = await findToken();
  if (token === undefined) return answer(401, { message: 'Your session has ended.' });
  try {
    const data = await callApi(asked.operation, asked.variables as never, token);
    if ('viewer' in data && data.viewer === null) {
      return answer(401, { message: 'Your session has ended.' });
    }
    return answer(200, { data });
  } catch (fault) {
    if (!(fault instanceof ApiFault)) throw fault;
    return answer(502, { message: fault.message, requestId: fault.requestId });
  }
}
