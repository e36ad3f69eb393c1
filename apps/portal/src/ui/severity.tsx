import type { Severity } from '../graphql/schema.ts';
import { severityWord } from './severity-word.ts';

const ink: Record<Severity, string> = {
  CRITICAL: 'text-ink-critical',
  HIGH: 'text-ink-high',
  MEDIUM: 'text-ink-medium',
  LOW: 'text-ink-low',
};

const tint: Record<Severity, string> = {
  CRITICAL: 'bg-tint-critical',
  HIGH: 'bg-tint-high',
  MEDIUM: 'bg-tint-medium',
  LOW: 'bg-tint-low',
};

const mark: Record<Severity, string> = {
  CRITICAL: 'text-sev-critical',
  HIGH: 'text-sev-high',
  MEDIUM: 'text-sev-medium',
  LOW: 'text-sev-low',
};

const bars: Record<Severity, number> = { CRITICAL: 0, HIGH: 3, MEDIUM: 2, LOW: 1 };

/** The shape that carries severity where colour cannot: an octagon, or one to three bars. */
export function SeverityShape({ severity }: { severity: Severity }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" className={mark[severity]} aria-hidden="true">
      {severity === 'CRITICAL' ? (
        <>
          <path d="M4.3.5h5.4l3.8 3.8v5.4l-3.8 3.8H4.3L.5 9.7V4.3z" fill="currentColor" />
          <path d="M7 3.2v4.4M7 9.6v1.4" className="stroke-surface" strokeWidth="1.8" />
        </>
      ) : (
        [0, 1, 2].map((bar) => (
          <rect
            key={bar}
            x={0.5 + bar * 4.6}
            y={9 - bar * 3.4}
            width="3.6"
            height={4.5 + bar * 3.4}
            rx="1"
            stroke="currentColor"
            fill={bar < bars[severity] ? 'currentColor' : 'none'}
          />
        ))
      )}
    </svg>
  );
}

/** Shape and word; `isChip` adds the tint. */
export function SeverityTag({
  severity,
  isChip = false,
}: {
  severity: Severity;
  isChip?: boolean;
}) {
  const box = isChip ? `chip rounded-md px-2 py-0.5 ${tint[severity]}` : '';
  return (
    <span
      className={`inline-flex items-center gap-1.5 align-middle font-medium whitespace-nowrap ${ink[severity]} ${box}`}
    >
      <SeverityShape severity={severity} />
      {severityWord[severity]}
    </span>
  );
}
