'use client';
import { setNonce } from 'get-nonce';
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';

// Radix locks scrolling with a <style> of its own, which the content policy admits only with the page's nonce.
if (typeof document !== 'undefined') {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  if (nonce) setNonce(nonce);
}

interface Props {
  title: ReactNode;
  children: ReactNode;
  onClose: () => void;
  isWide?: boolean;
  /** A drawer at the right edge instead of a box in the middle. */
  isDrawer?: boolean;
}

/** A modal layer: focus stays inside, Escape closes, focus returns to where it was. */
export function Modal({ title, children, onClose, isWide = false, isDrawer = false }: Props) {
  const place = isDrawer
    ? 'inset-y-0 right-0 w-[min(640px,100vw)] border-l'
    : `top-1/2 left-1/2 max-h-[92dvh] -translate-1/2 rounded-lg border ${
        isWide ? 'w-[min(860px,calc(100vw-24px))]' : 'w-[min(480px,calc(100vw-24px))]'
      }`;
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Content
          aria-describedby={undefined}
          className={`fixed z-50 flex flex-col border-border bg-overlay text-text shadow-xl ${place}`}
        >
          <div className="flex items-center gap-3 border-b border-border px-4 py-3">
            <Dialog.Title className="min-w-0 flex-1 text-16 font-strong">{title}</Dialog.Title>
            <Dialog.Close className="button size-8 justify-center p-0" aria-label="Close">
              <X size={16} aria-hidden="true" />
            </Dialog.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
