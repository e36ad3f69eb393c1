const uploadMaxMs = 2 * 3_600_000;

/** Called once when the server starts: Node would end any request after five minutes, an upload among them. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { subscribe } = await import('node:diagnostics_channel');
  subscribe('http.server.request.start', (message) => {
    const { server } = message as { server: { requestTimeout: number } };
    server.requestTimeout = uploadMaxMs;
  });
}
