import { Link } from "@tanstack/react-router";
import { isProblem } from "@/api/problem";
import { useText } from "@/text";
import { buttonClass } from "./Button";
import { Empty, Failed } from "./states";

/** Why a page cannot be shown: not for this role, not there, or no answer with a way to try again. */
export function Refused({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const text = useText();
  const home = (
    <Link to="/" className={buttonClass("primary")}>
      {text.shell.notFound.home}
    </Link>
  );
  const status = isProblem(error) ? error.status : 0;
  return (
    <div className="mx-auto w-full max-w-[640px] p-6 max-md:pt-16">
      {status === 403 && (
        <Empty wholePage title={text.shell.forbidden.title} action={home}>
          {text.shell.forbidden.explain}
        </Empty>
      )}
      {(status === 404 || status === 422) && (
        <Empty wholePage title={text.shell.notFound.title} action={home}>
          {text.shell.notFound.explain}
        </Empty>
      )}
      {![403, 404, 422].includes(status) && (
        <Failed title={text.shell.failed.title} error={error} onRetry={onRetry} />
      )}
    </div>
  );
}
