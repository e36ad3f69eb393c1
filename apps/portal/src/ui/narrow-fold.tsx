import type { ReactNode } from 'react';

interface Props {
  /** What opens it, and what closes it again. */
  more: string;
  less: string;
  children: ReactNode;
}

/** Folded on narrow screens; on wide ones and on paper always there. No JavaScript measures anything. */
export function NarrowFold({ more, less, children }: Props) {
  return (
    <details className="narrow-fold">
      <summary className="link min-h-9 items-center coarse:min-h-11">
        <span className="narrow-fold-more">{more}</span>
        <span className="narrow-fold-less">{less}</span>
      </summary>
      {children}
    </details>
  );
}
