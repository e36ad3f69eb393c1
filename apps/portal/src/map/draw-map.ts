import { countryPoints } from './country-points.ts';
import type { NetworkPlace } from './places-of.ts';

/** The size of `world.svg`. */
export const world = { width: 720, height: 317 } as const;

export interface MapPoint {
  country: string;
  x: number;
  y: number;
  radius: number;
  count: number;
  isForeign: boolean;
  /** Where its label stands; null: it would cover another, and the table says it. */
  label: { x: number; y: number; anchor: 'start' | 'end' | 'middle' } | null;
}

/** The part of the world that is shown, with what stands in it. */
export interface DrawnMap {
  viewBox: { x: number; y: number; width: number; height: number };
  points: MapPoint[];
  /** Events whose country has no place on the map. */
  unplaced: number;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const widthMin = 300;
const margin = 50;
const ratio = world.width / world.height;

const overlaps = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

/** The smallest part that holds all points with room around them, in the world's own proportions. */
function viewOf(points: readonly MapPoint[]): DrawnMap['viewBox'] {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right] = [Math.min(...xs) - margin, Math.max(...xs) + margin];
  const [top, bottom] = [Math.min(...ys) - margin, Math.max(...ys) + margin];
  const needed = Math.max(widthMin, right - left, (bottom - top) * ratio);
  const width = Math.round(Math.min(world.width, needed));
  const height = Math.round(width / ratio);
  const within = (middle: number, size: number, whole: number): number =>
    Math.round(Math.min(Math.max(0, middle - size / 2), whole - size));
  return {
    x: within((left + right) / 2, width, world.width),
    y: within((top + bottom) / 2, height, world.height),
    width,
    height,
  };
}

/** Labels beside their points where there is room: the most first. */
function labelled(points: readonly MapPoint[], letter: number): MapPoint[] {
  const taken: Box[] = points.map(({ x, y, radius }) => ({
    x: x - radius,
    y: y - radius,
    width: radius * 2,
    height: radius * 2,
  }));
  return points.map((point) => {
    const { x, y, radius, country, count } = point;
    const width = `${country} ${count}`.length * letter * 0.62;
    const beside = radius + letter * 0.35;
    const options = [
      { x: x + beside, y: y + letter * 0.35, anchor: 'start' as const, left: x + beside },
      { x: x - beside, y: y + letter * 0.35, anchor: 'end' as const, left: x - beside - width },
      { x, y: y - beside, anchor: 'middle' as const, left: x - width / 2 },
      { x, y: y + beside + letter * 0.75, anchor: 'middle' as const, left: x - width / 2 },
    ];
    const found = options.find((one) => {
      const box = { x: one.left, y: one.y - letter * 0.8, width, height: letter };
      if (taken.some((other) => overlaps(box, other))) return false;
      taken.push(box);
      return true;
    });
    return { ...point, label: found ? { x: found.x, y: found.y, anchor: found.anchor } : null };
  });
}

/** The countries of some networks as points on a map; null where none of them has a place on it. */
export function drawMap(places: readonly NetworkPlace[]): DrawnMap | null {
  const byCountry = Map.groupBy(places, ({ country }) => country ?? '');
  let unplaced = 0;
  const points = [...byCountry].flatMap(([country, own]): MapPoint[] => {
    const count = own.reduce((sum, place) => sum + place.count, 0);
    const at = Object.hasOwn(countryPoints, country) ? countryPoints[country] : undefined;
    if (at === undefined) {
      unplaced += count;
      return [];
    }
    const isForeign = own.some((place) => place.isForeign);
    return [{ country, x: at[0], y: at[1], radius: 0, count, isForeign, label: null }];
  });
  if (points.length === 0) return null;
  const viewBox = viewOf(points);
  const sized = points
    .toSorted((one, other) => other.count - one.count)
    .map((point) => ({
      ...point,
      radius: unitsOf(viewBox) * (6 + Math.log10(point.count) * 2),
    }));
  return { viewBox, points: labelled(sized, letterOf(viewBox) * narrowFactor), unplaced };
}

// Widths at which the map is shown, in pixels: letters are as large on both.
const wideWidth = 680;
const narrowFactor = 1.9;

/** Units of the map in a pixel, where it is wide. */
const unitsOf = ({ width }: DrawnMap['viewBox']): number => width / wideWidth;

/** Size of a label's letters, where the map is wide. */
export const letterOf = (viewBox: DrawnMap['viewBox']): number => 12 * unitsOf(viewBox);
