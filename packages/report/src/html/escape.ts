import { plain } from '../plain.ts';

/** Markup that is ours: only `markup` makes it, so text cannot be taken for it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | readonly Markup[] | null;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in an element or an attribute: nothing in it is markup. */
export function escapeHtml(text: string): string {
  return plain(text).replace(/[&<>"']/g, (found) => entities[found]!);
}

/** Markup around parts; every part that is not markup itself is escaped. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const shown = strings.map(
    (string, index) => string + (index < parts.length ? show(parts[index]!) : ''),
  );
  return new Markup(shown.join(''));
}

function show(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map(({ text }: Markup) => text).join('');
  return escapeHtml(String(part));
}
