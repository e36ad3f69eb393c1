import { GraphQLError, Kind, OperationTypeNode, TokenKind, type DocumentNode } from 'graphql';

const zero = '\0';

const refuse = (): GraphQLError =>
  new GraphQLError('A text of the mutation holds a zero byte.', {
    extensions: { code: 'BAD_USER_INPUT' },
  });

const isMutation = (one: DocumentNode['definitions'][number]): boolean =>
  one.kind === Kind.OPERATION_DEFINITION && one.operation === OperationTypeNode.MUTATION;

/**
 * Throws where a mutation says in its document or variables what no row can hold: Postgres has no zero byte in texts.
 * What a query looks for with one is merely not there.
 */
export function refuseZeroBytes(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  if (!document.definitions.some(isMutation)) return;
  for (let token = document.loc?.startToken; token; token = token.next ?? undefined) {
    const isText = token.kind === TokenKind.STRING || token.kind === TokenKind.BLOCK_STRING;
    if (isText && token.value.includes(zero)) throw refuse();
  }
  // No recursion: whoever asks says how deep it goes.
  const left: unknown[] = [variables];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'string' && value.includes(zero)) throw refuse();
    if (typeof value === 'object' && value !== null)
      for (const inner of Object.values(value)) left.push(inner);
  }
}
