import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { useText } from "@/text";
import { className } from "./className";
import { CloseIcon } from "./icons";

const FIELDS = "textarea, input, select";

interface DialogProps {
  title: string;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
}

/** A modal dialog: focus begins in its first field and stays inside, Esc and the veil close it, focus returns. */
export function Dialog({ title, onClose, wide, children }: DialogProps) {
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
              if (opener instanceof HTMLElement) opener.focus();
            }}
            className={className(
              "appear pointer-events-auto flex max-h-dvh w-full flex-col overflow-hidden rounded-t-dialog bg-overlay shadow-float outline-none sm:max-h-[calc(100dvh-48px)] sm:rounded-dialog",
              wide ? "max-w-[976px]" : "max-w-[480px]",
            )}
          >
            <header className="flex items-center justify-between gap-4 border-b border-line px-4 py-3 sm:px-6 sm:py-4">
              <Radix.Title className="text-page font-semibold">{title}</Radix.Title>
              <Radix.Close
                aria-label={text.common.close}
                className="-mr-2 flex size-8 items-center justify-center rounded-button text-ink-2 hover:bg-chosen touch:size-11"
              >
                <CloseIcon />
              </Radix.Close>
            </header>
            {children}
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}

function focusField(event: Event): void {
  const field = event.currentTarget instanceof HTMLElement && event.currentTarget.querySelector(FIELDS);
  if (!(field instanceof HTMLElement)) return;
  event.preventDefault();
  field.focus();
}
