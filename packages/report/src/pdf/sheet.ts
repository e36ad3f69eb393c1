import PDFDocument from 'pdfkit';
import { toneColours } from '../palette.ts';
import type { FontFile } from '../read-fonts.ts';
import { type Face, type SetLine, Typeface } from './typeface.ts';

export interface Style {
  face?: Face;
  size?: number;
  colour?: string;
  /** Room below. */
  after?: number;
  /** Short: it begins a page rather than go on over its end. */
  isWhole?: boolean;
}

export const page = { width: 595.28, height: 841.89, left: 48, right: 48, top: 52, bottom: 56 };
export const textWidth = page.width - page.left - page.right;

/** So many lines are kept together at most: outsiders' text may be longer than a page. */
const wholeMax = 12;

/** Pages that are filled from the top; every block is tagged, so that a reader aloud knows what it is. */
export class Sheet {
  readonly document: InstanceType<typeof PDFDocument>;
  readonly #typeface: Typeface;
  readonly #root;
  y = page.top;

  constructor(of: { title: string; madeAt: number; fonts: readonly FontFile[] }) {
    const made = new Date(of.madeAt);
    this.document = new PDFDocument({
      size: 'A4',
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en',
      displayTitle: true,
      info: {
        Title: of.title,
        Producer: 'Nightjar',
        Creator: 'Nightjar',
        CreationDate: made,
        ModDate: made,
      },
    });
    this.#typeface = new Typeface(this.document, of.fonts);
    this.#root = this.document.struct('Document');
    this.document.addStructure(this.#root);
  }

  /** Begins a page where so much room is not left; what no page can hold goes on over the end of one. */
  need(height: number): void {
    if (this.y > page.top && this.y + height > page.height - page.bottom) this.turn();
  }

  /** Begins a page. */
  turn(): void {
    this.document.addPage();
    this.y = page.top;
  }

  lines(text: string, style: Style & { width?: number }): SetLine[] {
    const { face = 'regular', size = 10, width = textWidth } = style;
    return this.#typeface.setLines(text, { face, size, width });
  }

  /** A tagged block: `H1` to `H4`, `P`, `Figure`. What it paints lies on the page at which it begins. */
  block(tag: string, paint: () => void, alt?: string): void {
    const content = this.document.struct(tag, alt === undefined ? {} : { alt }, paint);
    this.#root.add(content);
    content.end();
  }

  /** A paragraph; it goes on over the page's end, as a block of its own there. */
  text(tag: string, text: string, style: Style = {}): void {
    const { size = 10, after = 6, isWhole = false } = style;
    const height = lineHeight(size);
    let rest = this.lines(text, style);
    if (isWhole) this.need(Math.min(rest.length, wholeMax) * height);
    while (rest.length > 0) {
      this.need(height);
      const room = Math.max(1, Math.floor((page.height - page.bottom - this.y) / height));
      const [now, later] = [rest.slice(0, room), rest.slice(room)];
      this.block(tag, () => {
        for (const [index, line] of now.entries())
          this.paint(line, { ...style, x: page.left, y: this.y + index * height });
      });
      this.y += now.length * height;
      rest = later;
    }
    this.y += after;
  }

  /** A set line with its top at y. */
  paint(line: SetLine, of: Style & { x: number; y: number }): void {
    const { size = 10, colour = toneColours.text } = of;
    let x = of.x;
    for (const { font, text, width } of line.runs) {
      this.document.font(font).fontSize(size).fillColor(colour);
      this.document.text(text, x, of.y, { lineBreak: false, features: [] });
      x += width;
    }
  }

  /** A hairline over the width, which a reader aloud passes over. */
  rule(): void {
    this.document.markContent('Artifact');
    this.document.moveTo(page.left, this.y).lineTo(page.width - page.right, this.y);
    this.document.lineWidth(0.5).stroke(toneColours.rule);
    this.document.endMarkedContent();
  }

  bookmark(title: string): void {
    this.document.outline.addItem(title);
  }

  /** Foot lines of all pages, and the bytes. */
  async finish(foot: string): Promise<Buffer> {
    this.#root.end();
    const { start, count } = this.document.bufferedPageRange();
    for (let number = start; number < start + count; number++) {
      this.document.switchToPage(number);
      const style = { size: 8, colour: toneColours.soft, y: page.height - 36 };
      const [line] = this.lines(foot, { size: 8, width: textWidth - 80 });
      const [pageOf] = this.lines(`${number + 1} of ${count}`, { size: 8 });
      this.document.markContent('Artifact', { type: 'Pagination' });
      if (line) this.paint(line, { ...style, x: page.left });
      if (pageOf) this.paint(pageOf, { ...style, x: page.width - page.right - pageOf.width });
      this.document.endMarkedContent();
    }
    const chunks: Buffer[] = [];
    this.document.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise<void>((resolve) => this.document.once('end', () => resolve()));
    this.document.end();
    await ended;
    return Buffer.concat(chunks);
  }
}

/** From one line's top to the next one's. */
export function lineHeight(size: number): number {
  return Math.round(size * 1.42 * 10) / 10;
}
