'use client';
import { Empty } from '../ui/empty.tsx';

/** A page that could not be drawn: what, and what next. Details stay in the server's log under the digest. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="flex min-h-dvh items-center">
      <h1 className="sr-only">Fault</h1>
      <Empty title="This page could not be loaded">
        <p>Nightjar’s API did not answer as it should. Nothing you did is lost.</p>
        {error.digest && <p className="mt-1 font-mono text-12">Fault {error.digest}</p>}
        <button type="button" className="button mt-4" onClick={() => reset()}>
          Try again
        </button>
      </Empty>
    </main>
  );
}
