const ink = (score: number): string =>
  score >= 85
    ? 'fill-sev-critical'
    : score >= 70
      ? 'fill-sev-high'
      : score >= 50
        ? 'fill-sev-medium'
        : 'fill-sev-low';

/** A score with a bar as long as it is high. */
export function ScoreMark({ score }: { score: number }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg width="44" height="8" viewBox="0 0 44 8" aria-hidden="true">
        <rect width="44" height="8" rx="1" className="fill-surface2" />
        <rect width={(score / 100) * 44} height="8" rx="1" className={ink(score)} />
      </svg>
      <span className="tabular-nums">{score.toFixed(1)}</span>
    </span>
  );
}
