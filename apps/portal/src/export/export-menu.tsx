'use client';
import { Download } from 'lucide-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Kbd } from '../keyboard/kbd.tsx';
import { useKeys } from '../keyboard/use-keys.ts';
import { Modal } from '../ui/modal.tsx';
import { exportFormats } from './formats.ts';
import type { ExportFormat } from './formats.ts';
import { ExportFault, saveExport } from './save-export.ts';
import type { ExportOf } from './save-export.ts';

type Going =
  | { is: 'making'; format: ExportFormat }
  | { is: 'saved'; name: string }
  | { is: 'failed'; message: string }
  | null;

const nameOf = (format: ExportFormat): string =>
  exportFormats.find(({ id }) => id === format)?.says ?? format;

function Told({ going }: { going: Going }) {
  if (going === null) return null;
  if (going.is === 'failed') {
    return (
      <p role="alert" className="mt-3 text-danger">
        Not exported: {going.message}
      </p>
    );
  }
  return (
    <p role="status" className="mt-3 text-text2">
      {going.is === 'making' ? `Making the ${nameOf(going.format)}…` : `Saved as ${going.name}.`}
    </p>
  );
}

/** Takes the incident out as a document: a digit, or a press, makes and saves it. */
export function ExportMenu({ of }: { of: ExportOf }) {
  const [isOpen, setOpen] = useState(false);
  const [going, setGoing] = useState<Going>(null);
  const stop = useRef<AbortController | null>(null);
  const open = () => {
    setGoing(null);
    setOpen(true);
  };
  const close = () => {
    stop.current?.abort();
    setOpen(false);
  };
  useKeys({ export: open });

  async function make(format: ExportFormat) {
    stop.current?.abort();
    const own = new AbortController();
    stop.current = own;
    setGoing({ is: 'making', format });
    try {
      const name = await saveExport(of, format, own.signal);
      if (!own.signal.aborted) setGoing({ is: 'saved', name });
    } catch (fault) {
      if (!(fault instanceof ExportFault)) throw fault;
      if (!own.signal.aborted) setGoing({ is: 'failed', message: fault.message });
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    const chosen = exportFormats[Number(event.key) - 1];
    if (!chosen) return;
    event.preventDefault();
    void make(chosen.id);
  }

  const making = going?.is === 'making' ? going.format : null;
  return (
    <>
      <button type="button" className="button" onClick={open}>
        Export… <Kbd of="export" />
      </button>
      {isOpen && (
        <Modal title={`Export ${of.displayId}`} onClose={close}>
          <ul className="flex flex-col gap-1" onKeyDown={onKeyDown}>
            {exportFormats.map(({ id, says, means }, at) => (
              <li key={id}>
                <button
                  type="button"
                  className="button w-full py-1.5 text-left"
                  autoFocus={at === 0}
                  aria-busy={making === id}
                  onClick={() => void make(id)}
                >
                  <Download size={15} aria-hidden="true" className="shrink-0 text-text2" />
                  <span className="min-w-0">
                    {says}
                    <span className="block text-12 font-normal text-text2">{means}</span>
                  </span>
                  <kbd className="kbd ml-auto" aria-hidden="true">
                    {at + 1}
                  </kbd>
                </button>
              </li>
            ))}
          </ul>
          <Told going={going} />
          <p className="mt-3 text-12 text-text2">
            The audit log tells who took what. Closing stops what is being made.
          </p>
        </Modal>
      )}
    </>
  );
}
