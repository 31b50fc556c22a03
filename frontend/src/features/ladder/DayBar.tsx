/** A day as a line from midnight to midnight, filled where the team is on duty. The hours stand beside it in words. */
export function DayBar({ bars }: { bars: readonly [number, number][] }) {
  const share = (minutes: number) => `${(minutes / 1440) * 100}%`;
  return (
    <div aria-hidden="true" className="relative h-2 w-full rounded-tag bg-line">
      {bars.map(([begin, end]) => (
        <span
          key={begin}
          className="absolute inset-y-0 rounded-tag bg-ink-3"
          style={{ insetInlineStart: share(begin), width: share(end - begin) }}
        />
      ))}
    </div>
  );
}
