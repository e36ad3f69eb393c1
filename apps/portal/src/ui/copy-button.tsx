'use client';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';

/** Copies text as it came, unbroken; says that it did. */
export function CopyButton({ text, says }: { text: string; says: string }) {
  const [isCopied, setCopied] = useState(false);
  const Icon = isCopied ? Check : Copy;
  return (
    <button
      type="button"
      aria-label={isCopied ? 'Copied' : says}
      title={says}
      className="inline-flex size-6 shrink-0 items-center justify-center rounded-md align-middle text-text2 hover:bg-hover hover:text-text coarse:size-11"
      onClick={() => {
        void navigator.clipboard?.writeText(text).then(() => setCopied(true));
      }}
      onBlur={() => setCopied(false)}
    >
      <Icon size={13} aria-hidden="true" />
    </button>
  );
}
