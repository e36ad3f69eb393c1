import type PDFDocument from 'pdfkit';
import { plain } from '../plain.ts';
import type { FontFile } from '../read-fonts.ts';

export type Face = 'regular' | 'bold' | 'mono';

/** A piece of a line in one font file. */
export interface Run {
  font: string;
  text: string;
  width: number;
}

export interface SetLine {
  runs: readonly Run[];
  width: number;
}

type Document = InstanceType<typeof PDFDocument>;
/** What pdfkit keeps of a font that is set, of which its types say nothing. */
interface OpenFont {
  _font?: { font?: { hasGlyphForCodePoint?(codePoint: number): boolean } };
}

/**
 * The fonts of a document. They come cut by alphabets, so a line is made of runs; a character that none of them has is
 * shown by its number, and so nothing is lost or mistaken.
 */
export class Typeface {
  readonly #document: Document;
  readonly #files: Readonly<Record<Face, readonly string[]>>;
  readonly #fontOf = new Map<string, string | null>();

  constructor(document: Document, fonts: readonly FontFile[]) {
    this.#document = document;
    const register = (family: FontFile['family'], weight: number): string[] =>
      fonts
        .filter((font) => font.family === family && font.weight === weight)
        .map(({ subset, bytes }) => {
          const name = `${family}-${weight}-${subset}`;
          document.registerFont(name, bytes);
          return name;
        });
    this.#files = {
      regular: register('sans', 400),
      bold: register('sans', 600),
      mono: register('mono', 400),
    };
  }

  /** The text in lines of a width at most; a word that is longer is broken. */
  setLines(text: string, of: { face: Face; size: number; width: number }): SetLine[] {
    const lines: SetLine[] = [];
    let runs: Run[] = [];
    let width = 0;
    const end = (): void => {
      if (runs.length > 0) lines.push({ runs, width });
      [runs, width] = [[], 0];
    };
    for (const word of plain(text).split(/(?<= )|(?<=[-/,@_])(?=.)/u)) {
      let set = this.#runsOf(word, of);
      if (width + widthOf(set) > of.width + 0.1) end();
      for (const piece of widthOf(set) > of.width ? this.#pieces(word, of) : [word]) {
        set = this.#runsOf(piece, of);
        if (width + widthOf(set) > of.width + 0.1) end();
        runs.push(...set);
        width += widthOf(set);
      }
    }
    end();
    return lines;
  }

  #pieces(word: string, of: { face: Face; size: number; width: number }): string[] {
    const pieces: string[] = [];
    let piece = '';
    for (const character of word) {
      if (widthOf(this.#runsOf(piece + character, of)) > of.width && piece !== '') {
        pieces.push(piece);
        piece = '';
      }
      piece += character;
    }
    return [...pieces, piece];
  }

  #runsOf(text: string, { face, size }: { face: Face; size: number }): Run[] {
    const runs: { font: string; text: string }[] = [];
    for (const character of text) {
      const font = this.#find(character, face);
      const shown = font === null ? `\\u{${character.codePointAt(0)!.toString(16)}}` : character;
      const name = font ?? this.#files[face][0]!;
      const last = runs.at(-1);
      if (last?.font === name) last.text += shown;
      else runs.push({ font: name, text: shown });
    }
    return runs.map((run) => {
      this.#document.font(run.font).fontSize(size);
      return { ...run, width: this.#document.widthOfString(run.text) };
    });
  }

  /** The first font file that has the character. */
  #find(character: string, face: Face): string | null {
    const key = face + character;
    const known = this.#fontOf.get(key);
    if (known !== undefined) return known;
    const found = this.#files[face].find((name) => this.#has(name, character)) ?? null;
    this.#fontOf.set(key, found);
    return found;
  }

  #has(name: string, character: string): boolean {
    this.#document.font(name);
    const open = this.#document as unknown as OpenFont;
    return open._font?.font?.hasGlyphForCodePoint?.(character.codePointAt(0)!) === true;
  }
}

function widthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { width }) => sum + width, 0);
}
