import { GraphQLError } from 'graphql';
import { expect, test } from 'vitest';
import { answerError, errorsOf } from './answer-errors.ts';

const answer = (error: GraphQLError, faults: unknown[] = []) =>
  answerError(error, { requestId: 'r1', onFault: (fault) => void faults.push(fault) });

test('an inner error is told to us and hidden from the person', () => {
  const faults: unknown[] = [];
  const inner = new Error('relation "secrets" does not exist');
  const shown = answer(new GraphQLError(inner.message, { originalError: inner }), faults);
  expect(JSON.stringify(shown)).not.toContain('secrets');
  expect(shown.extensions).toEqual({ requestId: 'r1', code: 'INTERNAL' });
  expect(faults).toEqual([inner]);
});

test("a person's mistake is shown, without a hint at other names", () => {
  const error = new GraphQLError('Cannot query field "a". Did you mean "audit"?');
  expect(answer(error).message).toBe('Cannot query field "a".');
});

test('errors are found wherever they hide', () => {
  const error = new GraphQLError('x');
  expect(errorsOf({ message: 'm', errors: [{ message: 'n', errors: [error] }] })).toEqual([error]);
  expect(errorsOf(new Error('m'))[0]!.originalError).toBeInstanceOf(Error);
  expect(errorsOf({ message: 'Unknown query', statusCode: 400 })[0]!.originalError).toBeUndefined();
});
