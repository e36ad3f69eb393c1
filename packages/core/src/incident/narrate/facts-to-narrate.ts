import { placeholder, type Phrase, type PhraseValue, sayValue } from '../event/phrase.ts';
import { templates } from '../event/templates.ts';
import type { IncidentEvent } from '../event/types.ts';

/** One fact as a narrator sees it: every value is a token, so no name, number or address leaves or can change. */
export interface FactToNarrate {
  id: string;
  /** Our template with `«1»`, `«2»` in place of its values. */
  text: string;
  tokens: ReadonlyMap<string, PhraseValue>;
  evidence: readonly string[];
}

/** What a narrator may say again: the sentences of the summary that stand on events. */
export function factsToNarrate({ summary }: Pick<IncidentEvent, 'summary'>): FactToNarrate[] {
  return [...summary.what, ...summary.why]
    .filter(({ evidence }) => evidence.length > 0)
    .map((phrase, at) => toFact(`F${at + 1}`, phrase));
}

function toFact(id: string, { id: template, values, evidence }: Phrase): FactToNarrate {
  const tokens = new Map<string, PhraseValue>();
  const text = templates[template].replaceAll(placeholder, (whole, ...words: string[]) => {
    const [name, one, many] = words;
    const value = values[name!];
    if (value === undefined) return whole;
    const token = `«${tokens.size + 1}»`;
    tokens.set(token, value);
    if (one === undefined) return token;
    return `${token} ${value.type === 'count' && value.count === 1 ? one : many}`;
  });
  return { id, text, tokens, evidence };
}

/** A narrated sentence with its values put back. */
export function sayFact(text: string, { tokens }: FactToNarrate): string {
  return text.replaceAll(/«\d+»/g, (token) => {
    const value = tokens.get(token);
    return value === undefined ? token : sayValue(value);
  });
}
