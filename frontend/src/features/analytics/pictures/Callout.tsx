interface CalloutProps {
  x: number;
  y: number;
  /** By how many pixels the words stand higher than the point. */
  lift: number;
  width: number;
  left: number;
  /** Where a dotted line from the point ends below; null without one. */
  foot: number | null;
  title: string;
  range: string | null;
}

const LEADER = 58;
const WORDS = 250;

/** A point of a picture with its words and a line that leads to them. */
export function Callout({ x, y, lift, width, left, foot, title, range }: CalloutProps) {
  const before = x + LEADER + WORDS > width;
  const end = before ? x - LEADER : x + LEADER;
  const anchor = before ? "end" : "start";
  const gap = before ? -6 : 6;
  return (
    <g>
      {foot !== null && (
        <path d={`M${left},${y}H${x}V${foot}`} fill="none" stroke="var(--ink)" strokeDasharray="2 3" />
      )}
      <line x1={x} y1={y} x2={end} y2={y - lift} stroke="var(--control)" />
      <circle cx={x} cy={y} r="4" fill="var(--ink)" stroke="var(--surface)" strokeWidth="1.5" />
      <text
        x={end + gap}
        y={y - lift + 3}
        textAnchor={anchor}
        fontSize="12.5"
        fontWeight="500"
        fill="var(--ink)"
        {...HALO}
      >
        {title}
      </text>
      {range !== null && (
        <text x={end + gap} y={y - lift + 18} textAnchor={anchor} fontSize="12" fill="var(--ink-3)" {...HALO}>
          {range}
        </text>
      )}
    </g>
  );
}

/** A rim of the ground's colour, so that a line behind them does not strike words out. */
const HALO = {
  paintOrder: "stroke",
  stroke: "var(--surface)",
  strokeWidth: 4,
  strokeLinejoin: "round",
} as const;
