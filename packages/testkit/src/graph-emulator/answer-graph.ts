import { graphError, type Answer } from './answer.ts';
import type { Directory, DirectoryUser } from './directory.ts';
import type { Misbehaviours, Misdeed } from './misbehaviour.ts';

export interface GraphRequest {
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  body: string;
}

const userPath = /^\/v1\.0\/users\/([^/]+)(\/revokeSignInSessions)?$/;

/** The one filter that the responder asks with. */
const guestsFilter = /^userType eq 'Guest' and mail eq '((?:[^']|'')*)'$/;

const guestsOf = (directory: Directory, mail: string): { id: string }[] =>
  directory
    .list()
    .filter((one) => one.userType === 'Guest' && one.mail.toLowerCase() === mail.toLowerCase())
    .map(({ id }) => ({ id }));

/** Answers an authorised request as Microsoft Graph does, unless it is to go wrong. */
export function answerGraph(
  request: GraphRequest,
  of: { directory: Directory; misbehaviours: Misbehaviours },
): Answer {
  const misdeed = of.misbehaviours.take(request.method);
  const early = misdeed && refuseEarly(misdeed);
  if (early !== undefined) return early;
  const mail = guestsFilter.exec(request.query.get('$filter') ?? '')?.[1];
  if (request.path === '/v1.0/users' && mail !== undefined)
    return { status: 200, body: { value: guestsOf(of.directory, mail.replaceAll("''", "'")) } };
  const [, name, action] = userPath.exec(request.path) ?? [];
  if (name === undefined) return graphError(404, 'ResourceNotFound', 'Resource not found.');
  const user = of.directory.find(decodeURIComponent(name));
  if (user === undefined) {
    return graphError(404, 'Request_ResourceNotFound', 'The user does not exist.');
  }
  const isPretended = misdeed === 'pretend';
  const answer = act(request, { user, action, ...of, isPretended });
  if (misdeed === 'doAndFail') return serverError();
  return misdeed === 'doAndHang' ? 'hang' : answer;
}

function refuseEarly(misdeed: Misdeed): Answer | undefined {
  if (misdeed === 'hang') return 'hang';
  if (misdeed === 'fail') return serverError();
  if (misdeed !== 'throttle') return undefined;
  const answer = graphError(429, 'TooManyRequests', 'Too many requests.');
  return answer === 'hang' ? answer : { ...answer, headers: { 'retry-after': '1' } };
}

const serverError = (): Answer => graphError(500, 'generalException', 'Something went wrong.');

function act(
  { method, body }: GraphRequest,
  of: { user: DirectoryUser; action?: string; directory: Directory; isPretended: boolean },
): Answer {
  const { user, action, directory, isPretended } = of;
  if (method === 'GET' && action === undefined) return { status: 200, body: { ...user } };
  if (method === 'POST' && action !== undefined) {
    if (!isPretended) directory.revokeSessions(user);
    return { status: 200, body: { value: true } };
  }
  if (method === 'PATCH' && action === undefined) {
    const enabled = /"accountEnabled"\s*:\s*(true|false)/.exec(body)?.[1];
    if (enabled === undefined) return graphError(400, 'Request_BadRequest', 'Nothing to change.');
    if (!isPretended) user.accountEnabled = enabled === 'true';
    return { status: 204 };
  }
  return graphError(405, 'Request_BadRequest', 'The method is not allowed.');
}
