import type { ReactNode } from 'react';

/** What stands where a list has nothing: why, and what comes next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="mx-auto max-w-[60ch] px-4 py-12 text-center">
      <h2 className="text-16 font-strong">{title}</h2>
      <div className="mt-1 text-14 text-text2">{children}</div>
    </div>
  );
}
