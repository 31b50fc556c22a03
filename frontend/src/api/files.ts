import { queryOptions } from "@tanstack/react-query";
import { answered, api } from "./client";
import { Problem, problemOf } from "./problem";
import { ROOT } from "./root";
import type { SessionFile } from "./types";

export const FILE_LIMIT = 25 * 1024 * 1024;

/** A session's files, oldest first. */
export const filesQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ["files", sessionId],
    queryFn: async () => {
      const params = { path: { session_id: sessionId } };
      return (await answered(api.GET("/api/v1/ai-sessions/{session_id}/files", { params }))).items;
    },
  });

/** Where a file is downloaded. */
export function fileHref(sessionId: string, fileId: string): string {
  return `${ROOT}/ai-sessions/${sessionId}/files/${fileId}`;
}

interface Sending {
  sessionId: string;
  file: File;
  key: string;
  signal: AbortSignal;
  /** The share that has left this machine, 0 to 1. */
  onProgress: (share: number) => void;
}

/** Sends a file; by XMLHttpRequest, because fetch does not tell how much has been sent. Rejects with a `Problem`. */
export function sendFile({ sessionId, file, key, signal, onProgress }: Sending): Promise<SessionFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${ROOT}/ai-sessions/${sessionId}/files?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    request.setRequestHeader("Idempotency-Key", key);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onerror = () => reject(new Problem(0, "unanswered"));
    request.onabort = () => reject(new Problem(0, "unanswered"));
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status === 201) resolve(body as SessionFile);
      else reject(problemOf(request.status, body));
    };
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
