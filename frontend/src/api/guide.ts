import { answered, api, intent } from "./client";
import { FrameReader } from "./frameReader";
import { Problem, problemOf } from "./problem";
import type { GuideStep } from "./types";

/**
 * Asks the guide for its next step. While a model writes it, `onWords` hears all words so far, which count for nothing
 * yet. A stream that is cut before its end is no answer.
 */
export async function askGuide(
  sessionId: string,
  key: string,
  onWords: (words: string) => void,
): Promise<GuideStep> {
  const asking = api.POST("/api/v1/ai-sessions/{session_id}/guide", {
    params: { path: { session_id: sessionId } },
    headers: { ...intent(key).headers, Accept: "text/event-stream, application/json" },
    parseAs: "stream",
  });
  const body = await answered(asking);
  const { response } = await asking;
  if (!isStream(response)) return new Response(body).json();
  return lastFrame(body, onWords);
}

function isStream(response: Response): boolean {
  return response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
}

async function lastFrame(
  body: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  onWords: (words: string) => void,
): Promise<GuideStep> {
  let step: GuideStep | null = null;
  let problem: Problem | null = null;
  const reader = new FrameReader(({ name, text }) => {
    const content = JSON.parse(text);
    if (name === "words") onWords(content.text);
    else if (name === "answer") step = content;
    else if (name === "problem") problem = problemOf(content.status, content);
  });
  for await (const piece of piecesOf(body)) reader.push(piece);
  if (problem !== null) throw problem;
  if (step === null) throw new Problem(0, "unanswered");
  return step;
}

async function* piecesOf(body: ReadableStream<Uint8Array<ArrayBuffer>> | null): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const piece = await reader?.read();
      if (piece?.value === undefined) return;
      yield piece.value;
    }
  } catch {
    throw new Problem(0, "unanswered");
  }
}
