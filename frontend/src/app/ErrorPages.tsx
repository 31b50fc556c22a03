import { type ErrorComponentProps, Link, useRouter } from "@tanstack/react-router";
import { isProblem } from "@/api/problem";
import { useText } from "@/text";
import { buttonClass } from "@/ui/Button";
import { Empty, Failed } from "@/ui/states";

export function NotFound() {
  const text = useText();
  return (
    <main className="mx-auto w-full max-w-[640px] p-6">
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
    </main>
  );
}

export function PageFailed({ error }: ErrorComponentProps) {
  const text = useText();
  const router = useRouter();
  const retry = () => {
    if (isProblem(error)) void router.invalidate();
    else window.location.reload();
  };
  return (
    <main className="mx-auto w-full max-w-[640px] p-6">
      <Failed title={text.shell.failed.title} error={isProblem(error) ? error : undefined} onRetry={retry} />
    </main>
  );
}
