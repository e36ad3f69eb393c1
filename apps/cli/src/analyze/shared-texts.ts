import type { ScoredAct } from '@nightjar/core';

/** What acts of one subject, place or program share. */
const names = [
  'operation',
  'operationClass',
  'subject',
  'subjectName',
  'ip',
  'clientFamily',
  'userAgent',
  'session',
  'application',
  'applicationId',
  'errorCode',
  'target',
  'region',
  'credential',
  'device',
] as const satisfies readonly (keyof ScoredAct)[];

/** Texts of which kept acts hold many alike: each record that is parsed makes them anew, and here each is held once. */
export class SharedTexts {
  readonly #known = new Map<string, string>();

  /** The act itself, which must be nobody else's. */
  in(act: ScoredAct): ScoredAct {
    const texts: { [Name in (typeof names)[number]]?: string | null } = act;
    for (const name of names) {
      const text = texts[name];
      if (text) texts[name] = this.#of(text);
    }
    return act;
  }

  #of(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    this.#known.set(text, text);
    return text;
  }
}
