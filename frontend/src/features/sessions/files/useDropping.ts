import { type ClipboardEvent, type DragEvent, useState } from "react";
import { isLongPaste } from "./LongPaste";

interface Dropping {
  onFiles: (files: File[]) => void;
  onLongPaste: (pasted: string) => void;
}

/** Takes files that are dropped or pasted, and notices a long text that is pasted; null takes nothing. */
export function useDropping(dropping: Dropping | null) {
  const [over, setOver] = useState(false);
  if (dropping === null) return { over: false, handlers: {} };
  const handlers = {
    onPaste: (event: ClipboardEvent) => {
      const files = [...event.clipboardData.files];
      if (files.length > 0) {
        event.preventDefault();
        dropping.onFiles(files.map(named));
        return;
      }
      const pasted = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n");
      if (isLongPaste(pasted)) dropping.onLongPaste(pasted);
    },
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      const within = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
      if (!within) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      setOver(false);
      const files = [...event.dataTransfer.files];
      if (files.length === 0) return;
      event.preventDefault();
      dropping.onFiles(files);
    },
  };
  return { over, handlers };
}

/** A pasted text as a file, named by the moment. */
export function textFile(text: string): File {
  return new File([text], `pasted-${stamp()}.txt`, { type: "text/plain" });
}

/** Browsers call every screenshot image.png: the moment tells them apart. */
function named(file: File): File {
  if (file.name !== "image.png") return file;
  return new File([file], `screenshot-${stamp()}.png`, { type: file.type });
}

/** 2026-11-23-104507, by this machine's clock. */
function stamp(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}
