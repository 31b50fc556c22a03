import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { useText } from "@/text";
import { buttonClass } from "@/ui/Button";
import { usePageTitle } from "@/ui/pageTitle";
import { Empty } from "@/ui/states";
import { Broken } from "./Broken";

/** An address that leads nowhere; the frame around it stays. */
export function NotFound() {
  const text = useText();
  usePageTitle(text.shell.notFound.title);
  return (
    <div className="mx-auto w-full max-w-[640px] p-6 max-md:pt-14">
      <Empty
        wholePage
        title={text.shell.notFound.title}
        action={
          <Link to="/" className={buttonClass("primary")}>
            {text.shell.notFound.home}
          </Link>
        }
      >
        {text.shell.notFound.explain}
      </Empty>
    </div>
  );
}

/** The same where there is no frame. */
export function FrameNotFound() {
  return (
    <main>
      <NotFound />
    </main>
  );
}

/** A page that could not be shown; the frame around it stays. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const text = useText();
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  return (
    <div className="mx-auto w-full max-w-[640px] p-6">
      <Broken title={text.shell.failed.title} error={error} onRetry={retry} />
    </div>
  );
}

/** Not even the frame could be shown. */
export function FrameFailed(props: ErrorComponentProps) {
  return (
    <main>
      <PageFailed {...props} />
    </main>
  );
}
