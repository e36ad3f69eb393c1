import type { ReactNode } from 'react';
import { NarrowFold } from './narrow-fold.tsx';

interface Props {
  /** List items. */
  lines: readonly ReactNode[];
  /** So many stand unfolded on narrow screens. */
  shown: number;
  /** Which: of what people go on doing, the last are the news. */
  end?: 'first' | 'last';
  /** What a line is, in the plural. */
  what: string;
  className?: string;
}

/** A list of which narrow screens show one end, with a way to all of it. */
export function LongList({ lines, shown, end = 'first', what, className }: Props) {
  // To fold a single line away would win nothing.
  if (lines.length <= shown + 1) return <ol className={className}>{lines}</ol>;
  const at = end === 'first' ? shown : lines.length - shown;
  const before = <ol className={className}>{lines.slice(0, at)}</ol>;
  const after = <ol className={className}>{lines.slice(at)}</ol>;
  const fold = (
    <NarrowFold
      more={`Show all ${lines.length.toLocaleString('en-GB')} ${what}`}
      less={`Show fewer ${what}`}
    >
      {end === 'first' ? after : before}
    </NarrowFold>
  );
  return end === 'first' ? (
    <>
      {before}
      {fold}
    </>
  ) : (
    <>
      {fold}
      {after}
    </>
  );
}
