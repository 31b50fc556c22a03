export interface Dot {
  seconds: number;
  /** Pixels from the left. */
  x: number;
  /** How many dots it stands above the line. */
  level: number;
}

/** Every time as a dot on a line; where dots would cover each other they stand on one another. */
export function stackDots(seconds: readonly number[], x: (seconds: number) => number, size: number): Dot[] {
  const heights = new Map<number, number>();
  return [...seconds]
    .sort((one, other) => one - other)
    .map((each) => {
      const column = Math.round(x(each) / size);
      const level = heights.get(column) ?? 0;
      heights.set(column, level + 1);
      return { seconds: each, x: column * size, level };
    });
}

const SIZES = [8, 7, 6, 5, 4];

/**
 * How large a dot may be so that the highest stack keeps to `height` pixels, and by how much one stands above the
 * other. Where even small ones would not fit they overlap.
 */
export function dotSize(
  seconds: readonly number[],
  x: (seconds: number) => number,
  height: number,
): { size: number; rise: number } {
  for (const size of SIZES) {
    const highest = Math.max(1, ...stackDots(seconds, x, size).map(({ level }) => level + 1));
    if (highest * size <= height) return { size, rise: size };
    if (size === SIZES.at(-1)) return { size, rise: (height - size) / (highest - 1) };
  }
  return { size: height, rise: height };
}
