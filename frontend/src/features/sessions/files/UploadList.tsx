import { isProblem } from "@/api/problem";
import { useText } from "@/text";
import { Button } from "@/ui/Button";
import { formatSize } from "@/ui/formatText";
import { CloseIcon, FileIcon } from "@/ui/icons";
import { problemText } from "@/ui/states";
import type { Upload, Uploads } from "./useUploads";

/** What is on its way, with how far it is; what failed stays until it is sent again or let go. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const text = useText();
  const words = text.files;
  return (
    <>
      <p role="status" className="sr-only">
        {uploads.attached !== null && words.attached(uploads.attached)}
      </p>
      {uploads.items.length > 0 && (
        <ul
          aria-label={words.uploading}
          className="m-0 flex max-h-[30dvh] list-none flex-col gap-1.5 overflow-auto p-0"
        >
          {uploads.items.map((upload) => (
            <li key={upload.key} className="rounded-button border border-line bg-sunken px-3 py-1.5">
              <div className="flex items-center gap-2.5">
                <FileIcon className="text-ink-2" />
                <span className="min-w-0 flex-1 truncate">{upload.file.name}</span>
                <span className="whitespace-nowrap text-meta text-ink-3">
                  {formatSize(upload.file.size, text)}
                </span>
                {mayRetry(upload) && (
                  <Button look="quiet" onClick={() => uploads.retry(upload.key)}>
                    {text.common.tryAgain}
                  </Button>
                )}
                <button
                  type="button"
                  aria-label={
                    upload.error === null ? words.stop(upload.file.name) : words.forget(upload.file.name)
                  }
                  onClick={() => uploads.drop(upload.key)}
                  className="-me-1.5 flex size-7 items-center justify-center rounded-button text-ink-2 hover:bg-chosen touch:size-11"
                >
                  <CloseIcon width="14" height="14" />
                </button>
              </div>
              {upload.error === null ? (
                <progress
                  aria-label={words.progress(upload.file.name)}
                  value={upload.share}
                  max={1}
                  className="mt-1 block h-1 w-full accent-accent"
                />
              ) : (
                <p role="alert" className="text-red">
                  {reasonOf(upload.error, text)}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function reasonOf(error: Error, text: ReturnType<typeof useText>): string {
  if (isProblem(error, "file_too_large") || isProblem(error, "too_large")) return text.files.tooLarge;
  if (isProblem(error, "file_empty")) return text.files.empty;
  if (isProblem(error, "limit_reached")) return text.files.full;
  return problemText(error, text);
}

/** Whether the same file could be taken on another try. */
function mayRetry({ error }: Upload): boolean {
  return error !== null && (!isProblem(error) || error.status === 0 || error.status >= 500);
}
