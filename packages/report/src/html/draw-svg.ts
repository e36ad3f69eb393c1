import type { Figure, Shape } from '../figure/figure.ts';
import { markup, Markup } from './escape.ts';

/** A figure as SVG with a caption; colours are classes, so that the page needs no style of an element's own. */
export function drawSvg(
  figure: Figure,
  of: { isCaptioned: boolean } = { isCaptioned: true },
): Markup {
  const { width, height, title, claim, shapes } = figure;
  const drawn = markup`<svg
    role="img"
    viewBox="0 0 ${width} ${Math.ceil(height)}"
    aria-label="${`${title}: ${claim}`}"
  >
    ${shapes.map(drawShape)}
  </svg>`;
  const caption = of.isCaptioned ? markup`<figcaption>${claim}</figcaption>` : null;
  return markup`<figure>${drawn}${caption}</figure>`;
}

function drawShape(shape: Shape): Markup {
  switch (shape.kind) {
    case 'line':
      return markup`<line
        x1="${r(shape.x1)}"
        y1="${r(shape.y1)}"
        x2="${r(shape.x2)}"
        y2="${r(shape.y2)}"
        class="s-${shape.tone}"
      />`;
    case 'box': {
      const { x, y, width, height, tone, isFilled } = shape;
      const look = isFilled ? `f-${tone}` : `s-${tone} f-none`;
      return markup`<rect
        x="${r(x)}"
        y="${r(y)}"
        width="${r(width)}"
        height="${r(height)}"
        rx="3"
        class="${look}"
      />`;
    }
    case 'dot':
      return markup`<circle
        cx="${r(shape.x)}"
        cy="${r(shape.y)}"
        r="${shape.radius}"
        class="f-${shape.tone}"
      />`;
    case 'label':
      return drawLabel(shape);
  }
}

function drawLabel(shape: Extract<Shape, { kind: 'label' }>): Markup {
  const { x, y, text, size, tone, anchor, isBold } = shape;
  const weight = isBold === true ? '600' : '400';
  return markup`<text
    x="${r(x)}"
    y="${r(y)}"
    font-size="${size}"
    font-weight="${weight}"
    text-anchor="${anchor}"
    class="f-${tone}"
    >${text}</text
  >`;
}

function r(value: number): number {
  return Math.round(value * 10) / 10;
}
