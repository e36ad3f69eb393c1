import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

export interface ReplayOptions {
  file: string;
  tenant: string;
  url: string;
  /** Secret: never printed. */
  token: string;
}

/** Where the intake of this machine listens: as told, else where `npm start` puts it. */
export function intakeUrlOf(env: Readonly<Record<string, string | undefined>>): string {
  return env.NIGHTJAR_INTAKE_URL || `http://127.0.0.1:${env.NIGHTJAR_INTAKE_PORT || 4010}`;
}

/** Streams a file to the intake. Exit code 0 all accepted, 1 some refused, 2 not sent. */
export async function runReplay(options: ReplayOptions): Promise<number> {
  if (options.token === '') {
    process.stderr.write('Set NIGHTJAR_PUSH_TOKEN to a push token of the tenant.\n');
    return 2;
  }
  try {
    const response = await fetch(
      new URL(`/v1/push?tenant=${encodeURIComponent(options.tenant)}`, options.url),
      {
        method: 'POST',
        headers: {
          authorization: `Bearer ${options.token}`,
          'content-type': 'application/octet-stream',
        },
        body: Readable.toWeb(createReadStream(options.file)) as ReadableStream,
        duplex: 'half',
      } as RequestInit,
    );
    const text = await response.text();
    process.stdout.write(`${text}\n`);
    if (!response.ok) return 2;
    return (JSON.parse(text) as { refusedTotal?: number }).refusedTotal ? 1 : 0;
  } catch (error) {
    process.stderr.write(`Not sent: ${(error as Error).message}\n`);
    return 2;
  }
}
