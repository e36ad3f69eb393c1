'use client';
import { useEffect, useState } from 'react';
import { useKeys } from '../keyboard/use-keys.ts';
import { EventDrawer } from './event-drawer.tsx';

interface Props {
  tenant: string;
  /** The list to go back to. */
  back: string;
  /** Event named in the address, on the server. */
  eventId: string | null;
}

const focusSection = (digit: string): void => {
  const heading = document.querySelector<HTMLElement>(`[data-section="${digit}"]`);
  heading?.focus();
  heading?.scrollIntoView({ block: 'start' });
};

/** Opens what an element is folded into: what is hidden takes no focus. */
function unfold(element: HTMLElement | undefined): void {
  // Its own fold, where it is a summary, stays as it is.
  let fold = element?.closest('summary')?.parentElement?.parentElement ?? element;
  while ((fold = fold?.closest<HTMLElement>('details') ?? undefined)) {
    fold.setAttribute('open', '');
    fold = fold.parentElement ?? undefined;
  }
}

/** Moves focus along the elements that match, from where it is. */
function step(selector: string, by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  const at = all.findIndex((one) => one.contains(document.activeElement));
  const target = all[at < 0 ? (by === 1 ? 0 : all.length - 1) : at + by];
  unfold(target);
  target?.focus();
  target?.scrollIntoView({ block: 'nearest' });
}

function toggleTable(): void {
  const table = document.querySelector<HTMLDetailsElement>('[data-graph-table]');
  if (!table) return;
  table.open = !table.open;
  table.querySelector('summary')?.focus();
}

const citedAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-cite]') : null;

const showInAddress = (eventId: string | null): void => {
  const url = new URL(location.href);
  if (eventId === null) url.searchParams.delete('event');
  else url.searchParams.set('event', eventId);
  history.replaceState(history.state, '', url);
};

/** The keys of the incident page and the raw event drawer that citations open. */
export function IncidentKeys({ tenant, back, eventId }: Props) {
  const [shown, setShown] = useState(eventId);
  const show = (id: string | null) => {
    setShown(id);
    showInAddress(id);
  };
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const cite = citedAt(event.target);
      if (!cite || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      show(cite.dataset.cite ?? null);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
  useKeys({
    section: focusSection,
    nextBreach: () => step('[data-breach]', 1),
    previousBreach: () => step('[data-breach]', -1),
    nextCitation: () => step('[data-cite]', 1),
    previousCitation: () => step('[data-cite]', -1),
    drawer: () =>
      (
        citedAt(document.activeElement) ?? document.querySelector<HTMLElement>('[data-cite]')
      )?.click(),
    table: toggleTable,
    back: () => location.assign(back),
  });
  return shown === null ? null : (
    <EventDrawer tenant={tenant} id={shown} onClose={() => show(null)} />
  );
}
