import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { className } from "./className";

interface DisclosureProps {
  /** Names the panel, and the button when that shows no words. */
  label: string;
  iconOnly?: boolean;
  /** What the button shows. */
  button: ReactNode;
  buttonClass: string;
  panelClass: string;
  children: (close: () => void) => ReactNode;
}

/** A button that opens a floating panel; Esc, a press elsewhere and leaving it by keyboard close it again. */
export function Disclosure({ label, iconOnly, button, buttonClass, panelClass, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    const pressed = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", pressed);
    return () => document.removeEventListener("pointerdown", pressed);
  }, [open]);
  const close = () => {
    setOpen(false);
    toggle.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears Esc and focus of the controls inside it
    <div
      ref={box}
      className="relative"
      onKeyDown={(event) => {
        if (open && event.key === "Escape") {
          event.stopPropagation();
          close();
        }
      }}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget))
          setOpen(false);
      }}
    >
      <button
        ref={toggle}
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        className={buttonClass}
      >
        {button}
        {iconOnly && <span className="sr-only">{label}</span>}
      </button>
      {open && (
        <section
          id={id}
          aria-label={label}
          className={className("appear z-40 rounded-dialog bg-overlay shadow-float", panelClass)}
        >
          {children(close)}
        </section>
      )}
    </div>
  );
}
