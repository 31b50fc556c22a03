import type { Person } from "@/api/types";
import { useText } from "@/text";
import { Avatar } from "@/ui/Avatar";
import { className } from "@/ui/className";
import { firstName } from "@/ui/formatText";

const FACES = 3;

interface ReadersNoteProps {
  readers: readonly Person[];
  /** In words on a phone, too. */
  spelled?: boolean;
}

/** Who else reads this just now; on a phone only their initials, the words are spoken. */
export function ReadersNote({ readers, spelled }: ReadersNoteProps) {
  const text = useText();
  const names = readers.map(({ name }) => firstName(name));
  return (
    <p role="status" className="flex min-w-0 items-center gap-2 text-ink-2 empty:hidden">
      {readers.length > 0 && (
        <>
          <span
            className="fade flex shrink-0 -space-x-1.5"
            title={readers.map(({ name }) => name).join(", ")}
          >
            {readers.slice(0, FACES).map(({ id, name }) => (
              <Avatar key={id} name={name} />
            ))}
          </span>
          <span className={className("fade truncate", !spelled && "max-sm:sr-only")}>
            {text.context.reading(names)}
          </span>
        </>
      )}
    </p>
  );
}
