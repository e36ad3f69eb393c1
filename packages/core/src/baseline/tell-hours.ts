import { usualDays } from './rarity.ts';

const kinds = ['workday', 'weekend'] as const;

/** The times of day that are usual, as spans of hours of UTC; `counts` are values such as `workday 09` with their days. */
export function tellHours(counts: readonly (readonly [string, number])[], n: number): string {
  const usual = new Set(counts.filter(([, days]) => days >= usualDays).map(([value]) => value));
  const spans = kinds.flatMap((kind) => {
    const told = spansOf(
      Array.from({ length: 24 }, (_, hour) =>
        usual.has(`${kind} ${String(hour).padStart(2, '0')}`),
      ),
    );
    return told.length === 0 ? [] : [`on ${kind}s ${told.join(' and ')} UTC`];
  });
  return spans.length === 0
    ? `Signs in at no time of day that comes back (${n} active days).`
    : `Signs in ${spans.join(', ')} (${n} active days).`;
}

/** `07:00-18:00` for each run of hours that are in. */
function spansOf(isIn: readonly boolean[]): string[] {
  if (isIn.every(Boolean)) return ['at any hour'];
  const spans: string[] = [];
  for (let from = 0; from < isIn.length; from++) {
    if (!isIn[from]) continue;
    let to = from;
    while (isIn[to + 1]) to++;
    spans.push(`${clock(from)}-${clock(to + 1)}`);
    from = to;
  }
  return spans;
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
