import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { copyText } from "./copyText";

let copied: string[] = [];
beforeEach(() => {
  copied = [];
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("no", "NotAllowedError"));
  document.body.innerHTML = `<div role="dialog"><button>Copy</button></div>`;
});
afterEach(() => vi.restoreAllMocks());

function browserThat(copies: boolean) {
  document.execCommand = () => {
    const box = document.activeElement;
    if (box instanceof HTMLTextAreaElement && copies)
      copied.push(`${box.value} in ${box.parentElement?.getAttribute("role")}`);
    return copies;
  };
}

test("without the right to the clipboard it is copied the old way, inside the open dialog, and the focus stays", async () => {
  browserThat(true);
  const button = document.querySelector("button");
  button?.focus();
  expect(await copyText("ipconfig /flushdns")).toBe(true);
  expect(copied).toEqual(["ipconfig /flushdns in dialog"]);
  expect(document.activeElement).toBe(button);
  expect(document.querySelector("textarea")).toBeNull();
});

test("where neither works it says so", async () => {
  browserThat(false);
  expect(await copyText("x")).toBe(false);
});
