/** `5/4/2021, 10:01:42.741 AM`, as portals and spreadsheets write UTC. */
const american =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d\d):(\d\d)(?:\.(\d{1,3})\d*)? ([AP])M$/i;
const iso = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?$/;
const zoned = /(?:[zZ]|[+-]\d\d:?\d\d)$/;

/** Epoch ms of a time as Microsoft's exports write it, which is UTC where no zone is said; NaN: no time. */
export function parseTime(text: string): number {
  const parts = american.exec(text.trim());
  if (!parts) {
    const value = text.trim().replace(' ', 'T');
    return Date.parse(
      iso.test(value) && value.includes('T') && !zoned.test(value) ? `${value}Z` : value,
    );
  }
  const [month, day, year, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const hours = (hour % 12) + (/p/i.test(parts[8]!) ? 12 : 0);
  const ms = Number((parts[7] ?? '').padEnd(3, '0'));
  return Date.UTC(year, month - 1, day, hours, minute, second, ms);
}
