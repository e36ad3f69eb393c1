import { GraphQLError } from 'graphql';

const unexpected = 'Something went wrong on our side. Please try again.';

// By name: more than one copy of graphql may be loaded, and each has a class of its own.
const isGraphQLError = (fault: unknown): fault is GraphQLError =>
  fault instanceof Error && fault.name === 'GraphQLError';

/** A person's mistake, as graphql or we ourselves said it; anything else is ours to hide. */
const isPersons = ({ originalError }: GraphQLError): boolean =>
  originalError === undefined || originalError === null || isGraphQLError(originalError);

const withoutHints = (message: string): string => message.replace(/ Did you mean .*$/s, '');

/** An error as it may leave the house: no inner words, no suggestions, and an id to ask about. */
export function answerError(
  error: GraphQLError,
  { requestId, onFault }: { requestId: string; onFault: (fault: unknown) => void },
): { message: string; path?: readonly (string | number)[]; extensions: Record<string, unknown> } {
  const isShown = isPersons(error);
  if (!isShown) onFault(error.originalError);
  const { code } = error.extensions ?? {};
  return {
    message: isShown ? withoutHints(error.message) : unexpected,
    ...(error.path && { path: error.path }),
    extensions: {
      requestId,
      code: isShown ? (typeof code === 'string' ? code : 'BAD_USER_INPUT') : 'INTERNAL',
    },
  };
}

// A request that is no valid query: mercurius says so with a 4xx, and keeps the reasons within.
type Refusal = { errors?: readonly unknown[]; statusCode?: number; message: string };
const isRefusal = (fault: unknown): boolean => {
  const { statusCode } = fault as Refusal;
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500;
};

/** What mercurius hands out: an array, one error with many behind it, or one. */
export function errorsOf(fault: unknown): GraphQLError[] {
  if (isGraphQLError(fault)) {
    const within = fault.originalError;
    return within && !isGraphQLError(within) && isRefusal(within) ? errorsOf(within) : [fault];
  }
  const { errors, message } = fault as Refusal;
  if (errors?.length) return errors.flatMap(errorsOf);
  if (isRefusal(fault)) return [new GraphQLError(message)];
  return [new GraphQLError(message, { originalError: fault as Error })];
}
