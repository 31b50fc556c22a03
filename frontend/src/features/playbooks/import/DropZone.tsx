import { useRef, useState } from "react";
import { usePlaybooksText } from "@/text/later/usePlaybooksText";
import { Button } from "@/ui/Button";
import { className } from "@/ui/className";

interface DropZoneProps {
  busy: boolean;
  onFiles: (files: File[]) => void;
}

/** Takes files that are dropped or chosen. */
export function DropZone({ busy, onFiles }: DropZoneProps) {
  const words = usePlaybooksText().importing;
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <section
      aria-label={words.drop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
      className={className(
        "mt-3 flex flex-col items-center gap-3 rounded-card border border-dashed px-6 py-10 text-center",
        over ? "border-accent bg-accent-soft" : "border-control",
      )}
    >
      <p className="font-medium">{over ? words.over : words.drop}</p>
      <input
        ref={input}
        type="file"
        multiple
        accept=".yaml,.yml,.txt"
        aria-label={words.choose}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <Button look="primary" busy={busy} onClick={() => input.current?.click()}>
        {busy ? words.reading : words.choose}
      </Button>
    </section>
  );
}
