import type { ReactNode } from 'react';

interface Props {
  id: string;
  title: string;
  note?: string;
  /** The digit that leads here. */
  digit?: number;
  children: ReactNode;
  isPadded?: boolean;
}

/** A titled section of a page; its digit key brings focus to its heading. */
export function Panel({ id, title, note, digit, children, isPadded = true }: Props) {
  return (
    <section
      aria-labelledby={`${id}-title`}
      className="min-w-0 rounded-lg border border-border bg-surface"
    >
      <div className="flex min-h-10 items-center gap-2 border-b border-border px-3 py-1.5 sm:px-4">
        <h2
          id={`${id}-title`}
          tabIndex={-1}
          {...(digit === undefined ? {} : { 'data-section': digit })}
          className="font-strong"
        >
          {title}
        </h2>
        {note && <span className="min-w-0 text-text2">{note}</span>}
        {digit !== undefined && (
          <kbd className="kbd no-print ml-auto coarse:hidden max-sm:hidden" aria-hidden="true">
            {digit}
          </kbd>
        )}
      </div>
      <div className={isPadded ? 'p-3 sm:p-4' : ''}>{children}</div>
    </section>
  );
}
