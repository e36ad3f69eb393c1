import type { PushAnswer } from './push-answer.ts';
import type { Upload } from './upload-list.ts';

const count = (value: number): string => value.toLocaleString('en-GB');
const many = (value: number, one: string): string =>
  `${count(value)} ${one}${value === 1 ? '' : 's'}`;

/** `84 MB`, in the units people see in their folders. */
export function sizeOf(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  const power = Math.min(3, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const value = bytes / 1000 ** power;
  return `${value.toFixed(power > 0 && value < 10 ? 1 : 0)} ${units[power]}`;
}

export const percentOf = (sent: number, size: number): number => Math.floor((sent / size) * 100);

/** `3,546 records: 3,500 new, 40 known already, 6 refused.` */
export function sumOf({ read, accepted, duplicates, empty, refusedTotal }: PushAnswer): string {
  if (read === 0 && refusedTotal === 0) return 'No records were found in it.';
  const parts = [
    `${count(accepted)} new`,
    ...(duplicates > 0 ? [`${count(duplicates)} known already`] : []),
    ...(empty > 0 ? [`${count(empty)} without an event`] : []),
    ...(refusedTotal > 0 ? [`${count(refusedTotal)} refused`] : []),
  ];
  return `${many(read, 'record')}: ${parts.join(', ')}.`;
}

/** `3,546 Microsoft 365 audit (JSON lines), 12 Zeek (Zeek log, zip; 3 files)` */
export const kindsOf = ({ kinds }: PushAnswer): string =>
  kinds
    .map(({ name, container, files, records }) => {
      const within = files > 1 ? `${container}; ${many(files, 'file')}` : container;
      return `${count(records)} ${name} (${within})`;
    })
    .join(', ');

const untaughtShown = 5;

/** `12 events of operations that Nightjar was not taught, kept by name: MailRedirect 10, Odd 2.`; empty: none. */
export function untaughtOf({ untaught }: PushAnswer): string {
  if (untaught.length === 0) return '';
  const sum = untaught.reduce((events, one) => events + one.events, 0);
  const shown = untaught
    .slice(0, untaughtShown)
    .map(({ operation, events }) => `${operation} ${count(events)}`);
  const more = untaught.length > untaughtShown ? [`${untaught.length - untaughtShown} more`] : [];
  return `${many(sum, 'event')} of operations that Nightjar was not taught, kept by name: ${[...shown, ...more].join(', ')}.`;
}

/** How a file stands, in a sentence. */
export function standOf({ file, state }: Upload): string {
  switch (state.kind) {
    case 'waiting':
      return 'Waiting for its turn.';
    case 'sending':
      return `Sending: ${sizeOf(state.sent)} of ${sizeOf(file.size)}, ${percentOf(state.sent, file.size)} %.`;
    case 'reading':
      return 'Sent. Reading and storing the last records.';
    case 'done':
      return sumOf(state.answer);
    case 'failed':
      return state.answer ? `${state.message} So far: ${sumOf(state.answer)}` : state.message;
    case 'cancelled':
      return 'Cancelled. Records that were read before are kept.';
  }
}

const saidEvery = 25;

/** The same for a screen reader: progress in quarters, so that it does not speak without end. */
export function spokenOf(upload: Upload): string {
  const { file, state } = upload;
  if (state.kind !== 'sending') return standOf(upload);
  const percent = percentOf(state.sent, file.size);
  return `Sending, ${Math.floor(percent / saidEvery) * saidEvery} %.`;
}
