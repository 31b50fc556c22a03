import { fileHref } from "@/api/files";
import type { HandoffContext } from "@/api/types";
import { useText } from "@/text";
import { FileIcon } from "@/ui/icons";
import { useMe } from "@/ui/me";

/** What was attached to the session, each a download. */
export function ContextFiles({ context }: { context: HandoffContext }) {
  const text = useText();
  const me = useMe();
  if (context.files.length === 0) return null;
  return (
    <div className="mt-4">
      <h3 className="flex items-center gap-2 font-semibold">
        <FileIcon />
        {text.files.title}
      </h3>
      <ul className="m-0 mt-1 flex list-none flex-wrap gap-x-5 gap-y-1 p-0">
        {context.files.map((file) => (
          <li key={file.id} className="min-w-0 break-words text-ink-2 touch:py-2">
            {me.role === "viewer" ? (
              file.name
            ) : (
              <a
                href={fileHref(context.session_id, file.id)}
                download={file.name}
                className="font-medium text-accent-text hover:underline"
              >
                <bdi>{file.name}</bdi>
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
