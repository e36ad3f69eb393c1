import { piecesOf } from './pieces.ts';

/** Text that an outsider may have written: plain, isolated, what hides is made visible, nothing is a link. */
export function Told({ text, max }: { text: string; max?: number }) {
  return (
    <bdi className="break-anywhere">
      {piecesOf(text, max).map(({ kind, shown }, at) =>
        kind === 'plain' ? (
          shown
        ) : (
          <span key={at} className={kind === 'mark' ? 'unseen' : 'font-mono text-[0.95em]'}>
            {shown}
          </span>
        ),
      )}
    </bdi>
  );
}
