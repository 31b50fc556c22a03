import { Family, State } from "./Family";

const COLOURS = [
  "bg",
  "surface",
  "sunken",
  "overlay",
  "chosen",
  "line",
  "line-2",
  "control",
  "ink",
  "ink-2",
  "ink-3",
  "accent",
  "accent-hover",
  "accent-on",
  "accent-text",
  "accent-soft",
  "accent-line",
  "red",
  "red-soft",
  "red-solid",
  "amber",
  "amber-soft",
  "amber-solid",
  "green",
  "green-soft",
];
const SIZES = ["text-meta", "text-body", "text-title", "text-page", "text-headline"];
const SPACES = [1, 2, 3, 4, 5, 6, 8];
const CORNERS = ["rounded-tag", "rounded-button", "rounded-way", "rounded-card", "rounded-dialog"];

/** What every part is made of. */
export function TokenFamilies({ words }: { words: string }) {
  return (
    <>
      <Family name="colour">
        <div className="col-span-full grid grid-cols-[repeat(auto-fill,minmax(132px,1fr))] gap-2">
          {COLOURS.map((name) => (
            <span key={name} className="flex items-center gap-2 font-mono text-meta">
              <span
                className="size-6 shrink-0 rounded-button border border-line-2"
                style={{ background: `var(--${name})` }}
              />
              {name}
            </span>
          ))}
        </div>
      </Family>
      <Family name="type">
        {SIZES.map((size) => (
          <State key={size} name={size}>
            <p className={`truncate font-semibold ${size}`}>{words}</p>
          </State>
        ))}
      </Family>
      <Family name="space">
        <div className="col-span-full flex flex-wrap items-end gap-4">
          {SPACES.map((space) => (
            <span key={space} className="flex flex-col items-center gap-1 font-mono text-meta text-ink-3">
              <span className="bg-ink-3" style={{ width: space * 4, height: space * 4 }} />
              {space * 4}
            </span>
          ))}
          {CORNERS.map((corner) => (
            <span key={corner} className="flex flex-col items-center gap-1 font-mono text-meta text-ink-3">
              <span className={`size-10 border border-control bg-surface ${corner}`} />
              {corner}
            </span>
          ))}
        </div>
      </Family>
    </>
  );
}
