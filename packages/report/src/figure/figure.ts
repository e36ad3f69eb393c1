/** Colours by what they say; a painter knows which they are. */
export type Tone = 'text' | 'soft' | 'rule' | 'accent' | 'low' | 'medium' | 'high' | 'critical';

export type Shape =
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; tone: Tone }
  | {
      kind: 'box';
      x: number;
      y: number;
      width: number;
      height: number;
      tone: Tone;
      isFilled: boolean;
    }
  | { kind: 'dot'; x: number; y: number; radius: number; tone: Tone }
  | {
      kind: 'label';
      x: number;
      /** Of the baseline. */
      y: number;
      text: string;
      size: number;
      tone: Tone;
      anchor: 'start' | 'middle' | 'end';
      isBold?: boolean;
    };

/** A drawing that any painter can paint; `claim` says in words what it shows. */
export interface Figure {
  width: number;
  height: number;
  title: string;
  claim: string;
  shapes: readonly Shape[];
}

export const figureWidth = 720;

/** Cut to what fits a width, as far as can be told without the font; of a path its `end` says more. */
export function fitLabel(
  text: string,
  of: { size: number; width: number; keeps?: 'start' | 'end' },
): string {
  const { size, width, keeps = 'start' } = of;
  // Capitals are wider.
  const capitals = [...text].filter((one) => one >= 'A' && one <= 'Z').length;
  const each = size * (0.52 + (0.2 * capitals) / Math.max(1, text.length));
  const most = Math.max(4, Math.floor(width / each));
  const characters = [...text];
  if (characters.length <= most) return text;
  return keeps === 'end'
    ? `…${characters.slice(1 - most).join('')}`
    : `${characters.slice(0, most - 1).join('')}…`;
}

/** Tone of a score. */
export function toneOfScore(score: number): Tone {
  if (score >= 80) return 'high';
  return score >= 60 ? 'medium' : 'low';
}
