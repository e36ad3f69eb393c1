import type { DocumentNode, ExecutionResult } from 'graphql';
import type { MercuriusContext, MercuriusOptions } from 'mercurius';
import type { Deps } from '../deps.ts';
import { scalars } from '../scalars.ts';
import { readSchema } from '../schema.ts';
import { answerError, errorsOf } from './answer-errors.ts';
import { openContext, type RequestContext } from './context.ts';
import { limitSize, limitTokens } from './limits.ts';
import { refuseZeroBytes } from './refuse-zero-bytes.ts';

type ExecutionOf = [
  schema: unknown,
  document: DocumentNode,
  context: MercuriusContext & Pick<RequestContext, 'fault'>,
  variables?: Record<string, unknown>,
];
type Request = Parameters<typeof openContext>[1];

/** Ids of the request, from whatever stage of it failed. */
const requestIdOf = (context: unknown): string => {
  const { requestId, reply } = (context ?? {}) as {
    requestId?: string;
    reply?: { request?: { id?: string } };
  };
  return requestId ?? reply?.request?.id ?? '';
};

const formatError =
  ({ onFault }: Deps): NonNullable<MercuriusOptions['errorFormatter']> =>
  (result, context) => {
    const { data = null, errors = [] } = result as ExecutionResult;
    const requestId = requestIdOf(context);
    const shown = errors
      .flatMap(errorsOf)
      .map((error) =>
        answerError(error, { requestId, onFault: (fault) => onFault(fault, requestId) }),
      );
    const isOurs = shown.some(({ extensions }) => extensions.code === 'INTERNAL');
    const answer = { data, errors: shown } as unknown as ExecutionResult;
    return { statusCode: isOurs && data === null ? 500 : 200, response: answer };
  };

/** How mercurius serves the schema: compiled after the first use, within limits, with errors masked. */
export const graphqlOptions = (deps: Deps) => ({
  typeDefs: readSchema(),
  resolvers: scalars,
  jit: 1,
  graphiql: false,
  allowBatchedQueries: false,
  context: (request: Request) => openContext(deps, request),
  errorFormatter: formatError(deps),
  hooks: {
    preValidation: async (_schema: unknown, document: DocumentNode) => limitTokens(document),
    preExecution: async (...[, document, context, variables]: ExecutionOf) => {
      if (context.fault !== undefined) throw context.fault;
      limitSize(document, variables ?? {});
      refuseZeroBytes(document, variables ?? {});
    },
  },
});
