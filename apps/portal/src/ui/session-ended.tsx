'use client';
import { Modal } from './modal.tsx';

/** Keeps the page and asks to sign in again; the sign-in leads back here. */
export function SessionEnded({ onClose }: { onClose: () => void }) {
  const next = encodeURIComponent(location.pathname + location.search);
  return (
    <Modal title="Your session has ended" onClose={onClose}>
      <p className="mb-4">What you see was true until then. Sign in again to go on from here.</p>
      <a className="button button-primary" href={`/login?next=${next}`}>
        Sign in
      </a>
    </Modal>
  );
}
