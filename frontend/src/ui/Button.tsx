import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { className } from "./className";
import { Key } from "./Key";

type Look = "primary" | "plain" | "quiet" | "danger";

const LOOKS: Record<Look, string> = {
  primary: "bg-accent text-accent-on border-transparent hover:bg-accent-hover",
  plain: "bg-surface text-ink border-line-2 hover:border-control hover:bg-sunken",
  quiet: "bg-transparent text-ink-2 border-transparent hover:text-ink hover:bg-chosen",
  danger:
    "bg-surface text-red border-line-2 hover:border-red-solid hover:bg-red-soft forced-colors:border-dashed",
};

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
  icon?: ReactNode;
  /** The keyboard key that does the same; shown, not spoken. */
  shortcut?: string;
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function buttonClass(look: Look = "plain", extra?: string): string {
  return className(
    "inline-flex h-8 items-center justify-center gap-2 whitespace-nowrap rounded-button border px-3 font-medium no-underline",
    "transition-colors touch:h-11 touch:px-4 disabled:opacity-55",
    "aria-busy:cursor-progress aria-busy:bg-linear-to-t aria-busy:from-current aria-busy:from-[2px] aria-busy:to-transparent aria-busy:to-[2px] aria-busy:opacity-80",
    LOOKS[look],
    extra,
  );
}

export function Button({ look, icon, shortcut, busy, children, className: extra, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      {...rest}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
      className={buttonClass(look, extra)}
    >
      {icon}
      {children}
      {shortcut !== undefined && <Key name={shortcut} onAccent={look === "primary"} />}
    </button>
  );
}
