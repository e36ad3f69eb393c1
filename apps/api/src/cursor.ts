import { GraphQLError } from 'graphql';
import type { z } from 'zod';

const refuse = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/** An opaque place in a list. */
export function cursorOf(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place that a cursor of ours names; a person's mistake otherwise. */
export function placeOf<T>(cursor: string | null | undefined, shape: z.ZodType<T>): T | undefined {
  if (cursor === null || cursor === undefined) return undefined;
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw refuse('`after` is not a cursor of this list.');
  }
}

/** How many a page may hold. */
export function pageSize(first: number | null | undefined): number {
  const asked = first ?? 50;
  if (asked < 1 || asked > 100) throw refuse('`first` is 1 to 100.');
  return asked;
}

/** A connection of one page, given one row more than was asked for. */
export function connectionOf<T>(rows: readonly T[], first: number, cursor: (row: T) => string) {
  const edges = rows.slice(0, first).map((node) => ({ cursor: cursor(node), node }));
  return {
    edges,
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
  };
}
