import { GraphQLError } from 'graphql';

const unexpected = 'Something went wrong on our side. Please try again.';

/** A person's mistake, as graphql or we ourselves said it; anything else is ours to hide. */
const isPersons = (error: GraphQLError): boolean =>
  error.originalError === undefined ||
  error.originalError === null ||
  error.originalError instanceof GraphQLError;

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

/** What mercurius hands out: an array, one error with many behind it, or one. */
export function errorsOf(fault: unknown): GraphQLError[] {
  if (fault instanceof GraphQLError) return [fault];
  const { errors, statusCode, message } = fault as {
    errors?: readonly unknown[];
    statusCode?: number;
    message: string;
  };
  if (errors?.length) return errors.flatMap(errorsOf);
  // A request that is no query at all: mercurius says so with a 4xx.
  if (statusCode !== undefined && statusCode < 500) return [new GraphQLError(message)];
  return [new GraphQLError(message, { originalError: fault as Error })];
}
