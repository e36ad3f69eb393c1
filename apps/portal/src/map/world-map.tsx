import { letterOf, world } from './draw-map.ts';
import type { DrawnMap, MapPoint } from './draw-map.ts';
import land from './world.svg';

function Point({ point }: { point: MapPoint }) {
  const { x, y, radius, isForeign, country, count, label } = point;
  const edge = (radius * 1.15).toFixed(1);
  return (
    <>
      {isForeign ? (
        <path
          d={`M0-${edge} ${edge} 0 0 ${edge}-${edge} 0z`}
          transform={`translate(${x} ${y})`}
          className="fill-sev-high stroke-surface"
        />
      ) : (
        <circle
          cx={x}
          cy={y}
          r={radius.toFixed(1)}
          strokeWidth={radius / 4}
          className="fill-surface stroke-text2"
        />
      )}
      {label && (
        <text x={label.x} y={label.y} textAnchor={label.anchor} className="map-label">
          {country} {count.toLocaleString('en-GB')}
        </text>
      )}
    </>
  );
}

/** Countries as points: a filled diamond is foreign, a ring is known. The table below says the same. */
export function WorldMap({ drawn }: { drawn: DrawnMap }) {
  const { viewBox, points, unplaced } = drawn;
  const countries = points.length === 1 ? '1 country' : `${points.length} countries`;
  return (
    <figure>
      <svg
        role="img"
        aria-label={`Map: events came from ${countries}`}
        viewBox={`${viewBox.x} ${viewBox.y} ${viewBox.width} ${viewBox.height}`}
        fontSize={letterOf(viewBox)}
        className="world-map"
      >
        <use href={`${land.src}#land`} width={world.width} height={world.height} />
        {points.toReversed().map((point) => (
          <Point key={point.country} point={point} />
        ))}
      </svg>
      <figcaption className="mt-1 text-12 text-text2">
        Events by country. Filled diamonds: foreign to the account; rings: known to it.
        {unplaced > 0 && ` ${unplaced.toLocaleString('en-GB')} have no country on the map.`}
      </figcaption>
    </figure>
  );
}
