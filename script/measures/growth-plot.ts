// A plot of growth as an SVG: the same points make the same bytes. Both axes are logarithmic, so what is in proportion to the
// number is a straight line that rises like the grey one; what starts with a fixed cost is flat first.
import type { Grown } from "./growth-phases.ts";

/** A phase, from the fewest to the most. */
export interface Curve {
  readonly phase: string;
  readonly points: readonly Grown[];
}

/** All phases that have the same on their axis, e.g. `layers`. */
export interface Growth {
  readonly unit: string;
  readonly curves: readonly Curve[];
}

interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly { readonly name: string; readonly points: readonly Point[] }[];
}

type Point = readonly [count: number, value: number];

const WIDTH = 380;
const HEIGHT = 260;
const LINE_HEIGHT = 12;
const MARGIN = { left: 56, right: 90, top: 34, bottom: 40 };
/** Told apart without colour, too, by their names at their ends. */
const COLOURS = ["#0969da", "#bf3989", "#1a7f37"];
/** Readable on light and on dark pages. */
const GREY = "#818b98";

/** The SVG, with time on the left and memory on the right of each row. */
export function plotGrowth(growths: readonly Growth[]): string {
  const panels = growths.flatMap(panelsOf);
  const rows = Math.ceil(panels.length / 2);
  const drawn = panels.map((panel, at) => draw(panel, (at % 2) * WIDTH, Math.floor(at / 2) * HEIGHT));
  const size = `width="${2 * WIDTH}" height="${rows * HEIGHT}" viewBox="0 0 ${2 * WIDTH} ${rows * HEIGHT}"`;
  const font = 'font-family="sans-serif" font-size="11"';
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${font} role="img">\n${drawn.join("\n")}\n</svg>\n`;
}

function panelsOf({ unit, curves }: Growth): readonly Panel[] {
  const panel = (title: string, value: (point: Grown) => number): Panel => ({
    title,
    unit,
    lines: curves.map(({ phase, points }) => ({
      name: phase,
      points: points.map((point) => [point.count, value(point)] as const),
    })),
  });
  return [
    panel(`milliseconds by ${unit}`, ({ durationMs }) => durationMs),
    panel(`MiB of memory by ${unit}`, ({ peakMib }) => peakMib),
  ];
}

function draw({ title, unit, lines }: Panel, left: number, top: number): string {
  const all = lines.flatMap(({ points }) => points);
  const axes: Axes = {
    x: scale(
      all.map(([count]) => count),
      [MARGIN.left, WIDTH - MARGIN.right],
    ),
    y: scale(
      all.map(([, value]) => value),
      [HEIGHT - MARGIN.bottom, MARGIN.top],
    ),
  };
  const parts = [
    text([WIDTH / 2, 18], title, 'text-anchor="middle" font-weight="bold"'),
    ...drawGrid(axes),
    text([WIDTH / 2, HEIGHT - 6], unit, 'text-anchor="middle"'),
    line(proportional(axes), axes, `stroke="${GREY}" stroke-dasharray="4 3"`),
    ...lines.flatMap(({ points }, at) => drawCurve(points, axes, COLOURS[at] ?? GREY)),
    ...drawNames(lines, axes),
  ];
  return `<g transform="translate(${left} ${top})">\n${parts.join("\n")}\n</g>`;
}

interface Axes {
  readonly x: Scale;
  readonly y: Scale;
}

function drawGrid(axes: Axes): readonly string[] {
  const { x, y } = axes;
  const faint = `stroke="${GREY}" stroke-opacity="0.3"`;
  return [
    ...x.ticks.flatMap((at) => [
      line(
        [
          [at, y.from],
          [at, y.to],
        ],
        axes,
        faint,
      ),
      text([x.place(at), HEIGHT - MARGIN.bottom + 16], number(at), 'text-anchor="middle"'),
    ]),
    ...y.ticks.flatMap((at) => [
      line(
        [
          [x.from, at],
          [x.to, at],
        ],
        axes,
        faint,
      ),
      text([MARGIN.left - 6, y.place(at) + 4], number(at), 'text-anchor="end"'),
    ]),
  ];
}

interface Scale {
  readonly from: number;
  readonly to: number;
  /** Powers of ten. */
  readonly ticks: readonly number[];
  place(value: number): number;
}

/** From the power of ten below all values to the one above. */
function scale(values: readonly number[], [start, end]: readonly [number, number]): Scale {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(Math.ceil(Math.log10(Math.max(...values))), low + 1);
  return {
    from: 10 ** low,
    to: 10 ** high,
    ticks: Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at)),
    place: (value) => start + ((Math.log10(value) - low) / (high - low)) * (end - start),
  };
}

/** What is ten times as much for ten times as many, up to the corner at the top. */
function proportional({ x, y }: Axes): readonly Point[] {
  const decades = Math.min(Math.log10(x.to / x.from), Math.log10(y.to / y.from));
  return [
    [x.to / 10 ** decades, y.to / 10 ** decades],
    [x.to, y.to],
  ];
}

function drawCurve(points: readonly Point[], axes: Axes, colour: string): readonly string[] {
  const dots = points.map(
    ([at, of]) =>
      `<circle cx="${round(axes.x.place(at))}" cy="${round(axes.y.place(of))}" r="3" fill="${colour}"/>`,
  );
  return [line(points, axes, `stroke="${colour}" stroke-width="2"`), ...dots];
}

/** Beside the ends of the curves, from the top; each at least a line below the one before. */
function drawNames(lines: Panel["lines"], { x, y }: Axes): readonly string[] {
  const ends = lines.map(({ name, points }, at) => {
    const [count, value] = points.at(-1) ?? [x.from, y.from];
    return { name, colour: COLOURS[at] ?? GREY, x: x.place(count) + 8, y: y.place(value) + 4 };
  });
  let free = 0;
  return ends
    .toSorted((one, other) => one.y - other.y)
    .map((end) => {
      const place: Point = [end.x, Math.max(end.y, free)];
      free = place[1] + LINE_HEIGHT;
      return text(place, end.name, `fill="${end.colour}"`);
    });
}

function line(points: readonly Point[], { x, y }: Axes, style: string): string {
  const places = points.map(([at, of]) => `${round(x.place(at))},${round(y.place(of))}`);
  return `<polyline points="${places.join(" ")}" fill="none" ${style}/>`;
}

function text([x, y]: Point, content: string, style: string): string {
  const colour = style.includes("fill=") ? "" : ` fill="${GREY}"`;
  return `<text x="${round(x)}" y="${round(y)}" ${style}${colour}>${content}</text>`;
}

function number(value: number): string {
  return value.toLocaleString("en");
}

function round(value: number): string {
  return value.toFixed(1);
}
