import { CloseIcon } from "@/ui/icons";

/** Takes a row away; `label` says which. */
export function RemoveButton({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onRemove}
      className="flex size-8 shrink-0 items-center justify-center rounded-button text-ink-3 hover:bg-chosen hover:text-ink touch:size-11"
    >
      <CloseIcon />
    </button>
  );
}
