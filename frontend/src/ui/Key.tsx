import { useText } from "@/text";
import { className } from "./className";
import { useSingleKeys } from "./singleKeys";

/** A key of the keyboard, for the eye only; a single key is not shown where it does nothing. */
export function Key({ name, onAccent }: { name: string; onAccent?: boolean }) {
  const { singleKeys } = useSingleKeys();
  const { controlKey } = useText().common;
  if (!singleKeys && name.length === 1) return null;
  return (
    <span
      aria-hidden="true"
      className={className(
        "hidden min-w-[18px] rounded-tag border px-1 text-center font-sans text-[11px] leading-4 md:inline-block touch:hidden",
        onAccent ? "border-accent-on/45 text-accent-on" : "border-line-2 bg-surface text-ink-2",
      )}
    >
      {name.replace("Ctrl", controlKey)}
    </span>
  );
}
