import { act } from "@testing-library/react";
import { beforeEach, vi } from "vitest";

/** One upload as the server would have seen it; the test says how far it is and how it ends. */
export class ScriptedUpload {
  static all: ScriptedUpload[] = [];
  readonly upload: { onprogress: ((event: { loaded: number; total: number }) => void) | null } = {
    onprogress: null,
  };
  readonly headers = new Headers();
  onload: (() => void) | null = null;
  onerror: (() => void) | null = null;
  onabort: (() => void) | null = null;
  status = 0;
  responseText = "";
  url = "";
  file: File | null = null;

  open(_method: string, url: string): void {
    this.url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }

  send(file: File): void {
    this.file = file;
    ScriptedUpload.all.push(this);
  }

  abort(): void {
    this.onabort?.();
  }

  progress(share: number): void {
    act(() => this.upload.onprogress?.({ loaded: share * 100, total: 100 }));
  }

  async answer(status: number, body: object): Promise<void> {
    this.status = status;
    this.responseText = JSON.stringify(body);
    await act(async () => this.onload?.());
  }

  async cut(): Promise<void> {
    await act(async () => this.onerror?.());
  }
}

/** The uploads of each test of the file, in order. */
export function scriptedUploads(): () => ScriptedUpload[] {
  beforeEach(() => {
    ScriptedUpload.all = [];
    vi.stubGlobal("XMLHttpRequest", ScriptedUpload);
  });
  return () => ScriptedUpload.all;
}
