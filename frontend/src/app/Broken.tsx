import { Link } from "@tanstack/react-router";
import { useContext, useEffect, useState } from "react";
import { isProblem } from "@/api/problem";
import { useText } from "@/text";
import { Button, buttonClass } from "@/ui/Button";
import { WarningIcon } from "@/ui/icons";
import { MeContext } from "@/ui/me";
import { problemText } from "@/ui/states";
import { useCopy } from "@/ui/useCopy";
import { wasUpdated } from "./update";

interface BrokenProps {
  title: string;
  error: unknown;
  /** Tries the same again; loading everything anew is offered beside it. */
  onRetry: () => void;
}

/** Something broke: what, how to go on, and what to tell who looks after FlowPilot. */
export function Broken({ title, error, onRetry }: BrokenProps) {
  const text = useText();
  const { failed } = text.shell;
  const me = useContext(MeContext);
  const updated = useUpdated(error);
  const { copied, copy } = useCopy();
  const request = isProblem(error) ? error.members.request_id : undefined;
  const reload = () => window.location.reload();
  const home = me === null || me.role === "viewer";
  return (
    <div role="alert" className="card flex items-start gap-4 px-5 py-4">
      <WarningIcon className="mt-0.5 shrink-0 text-amber" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{updated ? failed.updated : title}</p>
        <p className="text-ink-2">
          {updated ? failed.updatedExplain : isProblem(error) ? problemText(error, text) : failed.broke}
        </p>
        <div className="mt-3 flex flex-wrap items-center gap-2">
          {!updated && <Button onClick={onRetry}>{text.common.tryAgain}</Button>}
          {!isProblem(error) && (
            <Button look={updated ? "primary" : "plain"} onClick={reload}>
              {failed.reload}
            </Button>
          )}
          <Link to={home ? "/" : "/escalations"} className={buttonClass("quiet")}>
            {home ? text.shell.notFound.home : failed.toQueue}
          </Link>
          {request !== undefined && (
            <Button look="quiet" onClick={() => copy(request)}>
              {copied === null ? failed.copyRequest : text.common.copied}
            </Button>
          )}
        </div>
        {request !== undefined && (
          <p className="mt-2 select-all font-mono text-meta text-ink-3">{text.common.requestId(request)}</p>
        )}
      </div>
    </div>
  );
}

/** Whether what broke is only a page from before an update; asked where the page itself, not the server, failed. */
function useUpdated(error: unknown): boolean {
  const [updated, setUpdated] = useState(false);
  useEffect(() => {
    if (isProblem(error)) return;
    wasUpdated().then(setUpdated, () => undefined);
  }, [error]);
  return updated;
}
