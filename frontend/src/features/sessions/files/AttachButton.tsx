import { useRef } from "react";
import { useText } from "@/text";
import { FileIcon } from "@/ui/icons";

/** Chooses files to attach; says the limits before one is chosen. */
export function AttachButton({ onChoose }: { onChoose: (files: File[]) => void }) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <button
        type="button"
        title={text.files.limits}
        aria-label={`${text.files.attach}. ${text.files.limits}`}
        onClick={() => input.current?.click()}
        className="flex h-7 w-8 shrink-0 items-center justify-center rounded-button text-ink-2 transition-colors hover:bg-sunken hover:text-ink touch:size-11"
      >
        <FileIcon />
      </button>
    </>
  );
}
