import type { Step } from "@/api/types";
import { useText } from "@/text";
import { Avatar } from "@/ui/Avatar";
import { DiamondIcon } from "@/ui/icons";
import { useMe } from "@/ui/me";

/** Who wrote it: a person, the guide's playbook or a model. */
export function AuthorMark({ author }: { author: Step["author"] }) {
  const text = useText();
  const me = useMe();
  const mine = author.kind === "user" && author.id === me.id;
  const name = mine ? text.common.you : author.kind === "user" ? author.name : text.common[author.kind];
  return (
    <p className="flex items-start gap-2.5 font-medium">
      {author.kind === "user" ? (
        <Avatar name={author.name} me={mine} />
      ) : (
        <span className="inline-flex size-6 shrink-0 items-center justify-center rounded-button border border-line-2 text-ink-2">
          <DiamondIcon width="12" height="12" />
        </span>
      )}
      <span className="min-w-0 pt-0.5">{name}</span>
    </p>
  );
}
