/** Times with a name each, for drawing: several may be alike. */
export function keyed<Point extends { seconds: number }>(
  points: readonly Point[],
): (Point & { key: string })[] {
  return points.map((point, place) => ({ ...point, key: `${place}-${point.seconds}` }));
}
