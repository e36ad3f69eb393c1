import type { ReportBreach } from '../document/types.ts';
import { plain } from '../plain.ts';
import { type Figure, figureWidth, fitLabel, type Shape, toneOfScore } from './figure.ts';

const [rowHeight, left, right] = [20, 330, 60];
const barWidth = figureWidth - left - right;

/** What the score of a breach is made of, term by term, and its sum. */
export function drawScore({ terms, score, model }: ReportBreach): Figure {
  const shown = terms.filter(({ points }) => points !== 0);
  const shapes = drawTerms(shown);
  const y = shown.length * rowHeight;
  shapes.push({ kind: 'line', x1: 0, y1: y + 2, x2: figureWidth, y2: y + 2, tone: 'rule' });
  shapes.push({ ...words('start', y + 18, 'Score'), isBold: true });
  shapes.push({
    kind: 'box',
    x: left,
    y: y + 8,
    width: Math.max(1, at(score) - left),
    height: 12,
    tone: toneOfScore(score),
    isFilled: true,
  });
  shapes.push({ ...words('end', y + 18, rounded(score)), isBold: true });
  return {
    width: figureWidth,
    height: y + 26,
    title: 'What the score is made of',
    shapes,
    claim: plain(`${model}: ${rounded(score)} of 100 points.`),
  };
}

/** Each begins where the one before it ended. */
function drawTerms(terms: ReportBreach['terms']): Shape[] {
  let sum = 0;
  return terms.flatMap(({ label, points }, index): Shape[] => {
    const y = index * rowHeight;
    const ends = [sum, (sum += points)].map(at);
    const x = Math.min(...ends);
    const width = Math.max(1, Math.max(...ends) - x);
    const tone = points < 0 ? 'soft' : 'accent';
    return [
      words('start', y + 14, fitLabel(plain(label), { size: 12, width: left - 12 })),
      { kind: 'box', x, y: y + 4, width, height: 12, tone, isFilled: true },
      words('end', y + 14, `${points > 0 ? '+' : ''}${rounded(points)}`),
    ];
  });
}

/** Sums go past the bounds of a score before it is held within them. */
function at(points: number): number {
  return left + (Math.min(130, Math.max(0, points)) / 130) * barWidth;
}

function words(anchor: 'start' | 'end', y: number, text: string) {
  const x = anchor === 'start' ? 0 : figureWidth;
  return { kind: 'label', x, y, text, size: 12, tone: 'text', anchor } as const;
}

function rounded(points: number): string {
  return String(Math.round(points * 10) / 10);
}
