import { act, render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { expect, test } from "vitest";
import { english, TextProvider } from "..";
import { useHeldText } from "./useHeldText";

function Page() {
  return <h1>{useHeldText().region}</h1>;
}

test("a page in German waits until its words are here, and one in English has them", async () => {
  const page = (language: string) => (
    <TextProvider catalogue={{ ...english, language }}>
      <Suspense fallback={null}>
        <Page />
      </Suspense>
    </TextProvider>
  );
  const { rerender } = render(page("en"));
  expect(screen.getByRole("heading").textContent).toBe("Held messages");
  await act(async () => rerender(page("de")));
  expect((await screen.findByText("Zurückgehaltene Nachrichten")).tagName).toBe("H1");
});
