import { useText } from "@/text";
import { problemText } from "./states";

/** How saving by itself goes, beside what is saved. */
export function SaveNote({ saving }: { saving: { isPending: boolean; isSuccess: boolean; error: unknown } }) {
  const text = useText();
  return (
    <>
      <span role="status" className="text-meta text-ink-3">
        {saving.isPending && text.settings.saving}
        {saving.isSuccess && text.settings.saved}
      </span>
      {saving.error !== null && (
        <span role="alert" className="text-meta text-red">
          {text.settings.notSaved} {problemText(saving.error, text)}
        </span>
      )}
    </>
  );
}
