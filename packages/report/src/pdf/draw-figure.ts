import type { Figure, Shape } from '../figure/figure.ts';
import { toneColours } from '../palette.ts';
import { page, type Sheet, textWidth } from './sheet.ts';

/** A figure over the whole width, with what it shows as its alternative text. */
export function drawFigure(sheet: Sheet, figure: Figure, of = { isCaptioned: true }): void {
  const scale = textWidth / figure.width;
  sheet.need(heightOf(figure));
  const top = sheet.y;
  sheet.block(
    'Figure',
    () => {
      for (const shape of figure.shapes) drawShape(sheet, shape, { scale, top });
    },
    `${figure.title}: ${figure.claim}`,
  );
  sheet.y = top + figure.height * scale + 4;
  if (of.isCaptioned) sheet.text('P', figure.claim, { size: 8.5, colour: toneColours.soft });
}

/** With its caption. */
export function heightOf({ height, width }: Figure): number {
  return (height * textWidth) / width + 36;
}

function drawShape(sheet: Sheet, shape: Shape, of: { scale: number; top: number }): void {
  const { document } = sheet;
  const x = (value: number): number => page.left + value * of.scale;
  const y = (value: number): number => of.top + value * of.scale;
  const colour = toneColours[shape.tone];
  switch (shape.kind) {
    case 'line':
      document.moveTo(x(shape.x1), y(shape.y1)).lineTo(x(shape.x2), y(shape.y2));
      return void document.lineWidth(0.6).stroke(colour);
    case 'box': {
      const { width, height } = shape;
      document.roundedRect(x(shape.x), y(shape.y), width * of.scale, height * of.scale, 2);
      if (shape.isFilled) return void document.fill(colour);
      return void document.lineWidth(0.9).fillAndStroke('#ffffff', colour);
    }
    case 'dot':
      return void document.circle(x(shape.x), y(shape.y), shape.radius * of.scale).fill(colour);
    case 'label': {
      const size = shape.size * of.scale;
      const face = shape.isBold === true ? 'bold' : 'regular';
      const [line] = sheet.lines(shape.text, { face, size, width: textWidth });
      if (!line) return;
      const shift = { start: 0, middle: line.width / 2, end: line.width }[shape.anchor];
      sheet.paint(line, { x: x(shape.x) - shift, y: y(shape.y) - size * 0.92, size, colour });
    }
  }
}
