import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { useText } from "@/text";
import { Button } from "./Button";
import { className } from "./className";
import { CloseIcon } from "./icons";

const FIELDS = "textarea, input, select";

interface DialogProps {
  title: string;
  onClose: () => void;
  wide?: boolean;
  /** Where the focus goes after closing, when that is not the place from where it was opened. */
  returnTo?: () => HTMLElement | null;
  children: ReactNode;
}

/** A modal dialog: focus begins in its first field and stays inside, Esc and the veil close it, focus returns. */
export function Dialog({ title, onClose, wide, returnTo, children }: DialogProps) {
  const text = useText();
  const [opener] = useState(() => document.activeElement);
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fade fixed inset-0 z-40 bg-veil" />
        <div className="pointer-events-none fixed inset-0 z-50 flex items-end justify-center sm:items-center sm:p-6">
          <Radix.Content
            aria-describedby={undefined}
            onOpenAutoFocus={focusField}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              const place = returnTo?.() ?? opener;
              // What opened it may be gone with what it was for: whoever goes on by keyboard goes on in the page.
              if (!place?.isConnected) document.getElementById("content")?.focus({ preventScroll: true });
              else if (place instanceof HTMLElement) place.focus();
            }}
            className={className(
              "appear pointer-events-auto flex max-h-dvh w-full flex-col overflow-hidden rounded-t-dialog bg-overlay shadow-float outline-none sm:max-h-[calc(100dvh-48px)] sm:rounded-dialog",
              wide ? "max-w-[976px]" : "max-w-[480px]",
            )}
          >
            <div className="flex items-center justify-between gap-4 border-b border-line px-4 py-3 sm:px-6 sm:py-4">
              <Radix.Title className="text-page font-semibold">{title}</Radix.Title>
              <Radix.Close
                aria-label={text.common.close}
                className="-me-2 flex size-8 items-center justify-center rounded-button text-ink-2 hover:bg-chosen touch:size-11"
              >
                <CloseIcon />
              </Radix.Close>
            </div>
            {children}
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface ConfirmProps {
  title: string;
  children: ReactNode;
  /** What the button that goes on says; the other one keeps everything as it is. */
  act: string;
  keep: string;
  busy?: boolean;
  onAct: () => void;
  onClose: () => void;
  returnTo?: () => HTMLElement | null;
}

/** Asks before something that cannot be taken back. */
export function Confirm({ title, children, act, keep, busy, onAct, onClose, returnTo }: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onClose} returnTo={returnTo}>
      <div className="flex flex-col gap-3 px-4 py-4 text-ink-2 sm:px-6">{children}</div>
      <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3 sm:px-6">
        <Button onClick={onClose}>{keep}</Button>
        <Button look="danger" busy={busy} onClick={onAct}>
          {act}
        </Button>
      </div>
    </Dialog>
  );
}

function focusField(event: Event): void {
  const field = event.currentTarget instanceof HTMLElement && event.currentTarget.querySelector(FIELDS);
  if (!(field instanceof HTMLElement)) return;
  event.preventDefault();
  field.focus();
}
