import type { ReactNode } from 'react';

/** A field of a form above a log, with its name. */
export function FilterField({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className="log-field">
      <span className="text-12 text-text2">{label}</span>
      {children}
    </label>
  );
}
