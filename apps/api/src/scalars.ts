import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';

const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

const parseInstant = (value: unknown): number => {
  const ms = typeof value === 'string' && isInstant.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(ms)) throw new GraphQLError('A DateTime is ISO 8601 with a zone.');
  return ms;
};

/** Epoch ms within, ISO 8601 in UTC without. */
const dateTime = new GraphQLScalarType<number, string>({
  name: 'DateTime',
  serialize: (value) => new Date(value as number).toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
});

const json = new GraphQLScalarType({
  name: 'JSON',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

/** How the schema's scalars are written and read. */
export const scalars = { DateTime: dateTime, JSON: json };
