import { formatTime } from './format-time.ts';
import type { TimeFormat } from './format-time.ts';

/** An instant in UTC; its local time is the title (see LocalTitles). */
export function Utc({
  at,
  format,
  zone = false,
}: {
  at: string;
  format?: TimeFormat;
  zone?: boolean;
}) {
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {formatTime(at, format)}
      {zone ? ' UTC' : ''}
    </time>
  );
}
