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

/** How large a dot may be so that the highest stack of `count` times keeps to `height` pixels. */
export function dotSize(seconds: readonly number[], x: (seconds: number) => number, height: number): number {
  for (const size of [8, 7, 6, 5, 4, 3]) {
    const highest = Math.max(0, ...stackDots(seconds, x, size).map(({ level }) => level + 1));
    if (highest * size <= height) return size;
  }
  return 2;
}
