import { CircleAlert, CircleCheck, EyeOff, Info } from 'lucide-react';
import type { ReactNode } from 'react';

const icons = { fault: CircleAlert, done: CircleCheck, blind: EyeOff, note: Info };

interface Props {
  kind: keyof typeof icons;
  children: ReactNode;
  action?: ReactNode;
}

/** A line that says what failed, what is missing, or what is worth knowing. */
export function Notice({ kind, children, action }: Props) {
  const Icon = icons[kind];
  const strong = kind === 'fault' || kind === 'blind';
  return (
    <div
      role={kind === 'fault' ? 'alert' : 'status'}
      className={`flex flex-wrap items-center gap-2 rounded-md border bg-surface px-3 py-2 ${
        strong ? 'border-border-strong' : 'border-border'
      }`}
    >
      <Icon size={16} aria-hidden="true" className="shrink-0 text-text2" />
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  );
}
