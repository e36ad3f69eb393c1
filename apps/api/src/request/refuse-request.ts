/** A document of this size says more than any screen asks. */
export const bodyBytesMax = 100 * 1024;

/** Why a request is not taken: only JSON by POST is, so that no page of another origin can send one unasked. */
export function refuseRequest(request: {
  method: string;
  headers: { 'content-type'?: string | undefined; 'content-length'?: string | undefined };
}): { status: number; message: string } | undefined {
  if (request.method !== 'POST') return { status: 405, message: 'Use POST.' };
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return { status: 415, message: 'Send application/json.' };
  if (Number(request.headers['content-length'] ?? 0) > bodyBytesMax)
    return { status: 413, message: `At most ${bodyBytesMax} bytes.` };
  return undefined;
}
