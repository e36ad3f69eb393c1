/** Not permitted and unknown answer alike. */
export const notFound = (what: string) => ({
  __typename: 'NotFound' as const,
  message: `No such ${what}.`,
});

/** The input was understood but cannot be accepted. */
export const invalid = (field: string, message: string) => ({
  __typename: 'InvalidInput' as const,
  field,
  message,
});

/** Asked for too often: when it may be asked again, in ms from now. */
export const tooMany = (what: string, waitMs: number) => ({
  __typename: 'TooMany' as const,
  message: `Too many ${what}. Wait a little.`,
  retryAfterSeconds: Math.ceil(waitMs / 1000),
});

const textMax = 4_000;

/** The problem with a person's text, if any; `isNeeded` refuses an empty one. */
export function faultOfText(
  field: string,
  text: string | null | undefined,
  isNeeded: boolean,
): ReturnType<typeof invalid> | undefined {
  const length = text?.trim().length ?? 0;
  if (isNeeded && length === 0) return invalid(field, 'Please say why in a few words.');
  if (length > textMax) return invalid(field, `At most ${textMax} characters.`);
  return undefined;
}
