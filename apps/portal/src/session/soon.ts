const enoughMs = 2000;

/**
 * An answer that comes soon; null where it does not. A layout refuses with a real 404 what it knows in time not to be
 * there: what is slow to come gets the page's skeleton, and the page says itself what it did not find.
 */
export async function soon<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, enoughMs, null);
  });
  // What fails later fails in the page, which asks too.
  answer.catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
