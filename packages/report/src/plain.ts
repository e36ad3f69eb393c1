/** Unseen, steering and line-breaking characters: a reader is misled by them. */
const steering = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
// Outsiders' text is cut where it is quoted; a paragraph of our own must stand whole.
const lengthMax = 4_000;

/** Text for one line of a report: what outsiders steer with is shown, and no address can be followed. */
export function plain(text: string): string {
  const characters = [...text];
  const cut = characters.length > lengthMax ? `… (${characters.length} characters)` : '';
  return (
    characters
      .slice(0, lengthMax)
      .join('')
      .replace(steering, (found) => `\\u{${found.codePointAt(0)!.toString(16)}}`)
      .replace(/\b(h)tt(ps?:\/\/)/gi, '$1xx$2') + cut
  );
}

/** `2026-06-05 03:12 UTC`. */
export function utc(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** With its seconds. */
export function utcSeconds(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** `3 days 4 hours`, `20 minutes`. */
export function lasting(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return `${amount(days, 'day')}${hours > 0 ? ` ${amount(hours, 'hour')}` : ''}`;
  if (hours > 0) return amount(hours, 'hour');
  return minutes > 0 ? amount(minutes, 'minute') : 'a moment';
}

/** `1 event`, `2 events`. */
export function amount(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
