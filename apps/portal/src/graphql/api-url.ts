import 'server-only';

/** Where the API answers GraphQL. */
export const apiUrl = (): string => process.env.NIGHTJAR_API_URL ?? 'http://127.0.0.1:4000/graphql';
