import { useQuery } from "@tanstack/react-query";
import { fileHref, filesQuery } from "@/api/files";
import type { SessionFile } from "@/api/types";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { formatSize } from "@/ui/formatText";
import { FileIcon } from "@/ui/icons";
import { useMe } from "@/ui/me";
import { Moment } from "@/ui/times";
import { LaneHeading } from "../page/LaneHeading";

const LOOK_MS = 10_000;

/** The session's files in the lane, each a download. */
export function FileGroup({ sessionId }: { sessionId: string }) {
  const text = useText();
  const files = useQuery({ ...filesQuery(sessionId), refetchInterval: LOOK_MS });
  const items = files.data ?? [];
  return (
    <div>
      <LaneHeading
        title={text.files.title}
        icon={<FileIcon />}
        count={files.data?.length}
        nothing={text.files.none}
      />
      {files.isError && files.data === undefined && (
        <p role="alert" className="flex items-center gap-2 pt-1.5 text-ink-2">
          {text.files.unread}
          <Button look="quiet" onClick={() => files.refetch()}>
            {text.common.tryAgain}
          </Button>
        </p>
      )}
      <ul className="m-0 list-none p-0">
        {items.map((file) => (
          <li key={file.id} className="border-b border-line py-1.5 last:border-0">
            <FileLine sessionId={sessionId} file={file} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function FileLine({ sessionId, file }: { sessionId: string; file: SessionFile }) {
  const text = useText();
  const me = useMe();
  const { created_by: by } = file;
  const facts = (
    <span className="block text-meta text-ink-3">
      {by.id === me.id ? text.common.you : by.name}, <Moment at={file.created_at} />,{" "}
      {formatSize(file.size, text)}
    </span>
  );
  if (me.role === "viewer")
    return (
      <span className="block">
        <bdi className="break-words">{file.name}</bdi>
        {facts}
      </span>
    );
  return (
    <a
      href={fileHref(sessionId, file.id)}
      download={file.name}
      className="block rounded-button hover:text-accent-text"
    >
      <bdi className="break-words">{file.name}</bdi>
      {facts}
    </a>
  );
}
