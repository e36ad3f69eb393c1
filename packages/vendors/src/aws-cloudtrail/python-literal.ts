const words: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };

/** A dictionary or list as Python prints it, `{'a': None}`; the text itself where it is none. */
export function unfoldPython(text: string): unknown {
  try {
    return JSON.parse(toJson(text));
  } catch {
    return text;
  }
}

function toJson(text: string): string {
  let json = '';
  for (let at = 0; at < text.length;) {
    const char = text[at]!;
    if (char === "'" || char === '"') {
      const end = endOfQuote(text, at);
      json += JSON.stringify(text.slice(at + 1, end).replaceAll(/\\(['"\\])/g, '$1'));
      at = end + 1;
    } else if (char >= 'A' && char <= 'Z') {
      const word = /^[A-Za-z]{1,5}/.exec(text.slice(at, at + 5))![0];
      json += words[word] ?? word;
      at += word.length;
    } else {
      json += char;
      at++;
    }
  }
  return json;
}

function endOfQuote(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== text[from]) at += text[at] === '\\' ? 2 : 1;
  return at;
}
