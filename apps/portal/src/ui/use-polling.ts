'use client';
import { useEffect, useRef } from 'react';

/** Calls `poll` every `everyMs`, one at a time, pausing while the page is hidden. */
export function usePolling(poll: () => Promise<void>, everyMs = 2_000): void {
  const latest = useRef(poll);
  latest.current = poll;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const run = async () => {
      clearTimeout(timer);
      if (!document.hidden) await latest.current();
      if (!isOver && !document.hidden) timer = setTimeout(run, everyMs);
    };
    const onVisible = () => !document.hidden && void run();
    document.addEventListener('visibilitychange', onVisible);
    timer = setTimeout(run, everyMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [everyMs]);
}
