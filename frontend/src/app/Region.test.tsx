import { screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Problem } from "@/api/problem";
import { fakeNetwork } from "@/testing/network";
import { show } from "@/testing/page";
import { victor } from "@/testing/people";
import { Region } from "./Region";
import { rememberUpdate, takeUpdate } from "./update";

const network = fakeNetwork();
let broken: unknown;

function Part() {
  if (broken !== null) throw broken;
  return <p>All is well</p>;
}

const page = (
  <Region className="m-2">
    <Part />
  </Region>
);
const served = (script: string) =>
  network.on("GET /login", () => new Response(`<script type="module" crossorigin src="${script}"></script>`));

beforeEach(() => {
  broken = null;
  vi.spyOn(console, "error").mockReturnValue();
  document.head.innerHTML = '<script type="module" src="/assets/index-old.js"></script>';
  served("/assets/index-old.js");
});
afterEach(() => {
  document.head.replaceChildren();
  vi.restoreAllMocks();
});

describe("a part of the page breaks under Bob's hands", () => {
  test("he may try it again where it stands", async () => {
    broken = new TypeError("x is undefined");
    const { user } = await show(page);
    expect(screen.getByRole("alert")).toHaveTextContent("This part could not be shown");
    expect(screen.getByRole("link", { name: "Back to the queue" })).toHaveAttribute("href", "/escalations");
    broken = null;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(screen.getByText("All is well")).toBeInTheDocument();
  });

  test("when FlowPilot was updated meanwhile he is told that, and what helps", async () => {
    served("/assets/index-new.js");
    broken = new TypeError("Failed to fetch dynamically imported module");
    await show(page);
    await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent("FlowPilot was updated"));
    expect(screen.getByRole("button", { name: "Load the page again" })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Try again" })).not.toBeInTheDocument();
  });

  test("he can hand on the number of the request that failed", async () => {
    broken = new Problem(500, "unavailable", { request_id: "r-17" });
    const { user } = await show(page);
    const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    expect(screen.getByText("Request r-17")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Copy the request’s number" }));
    expect(write).toHaveBeenCalledWith("r-17");
  });

  test("Victor, a viewer, is led to what he may see", async () => {
    broken = new TypeError("x is undefined");
    await show(page, { me: victor });
    expect(screen.getByRole("link", { name: "Go to my sessions" })).toHaveAttribute("href", "/");
  });
});

test("that a page was loaded for an update is said once", () => {
  expect(takeUpdate()).toBe(false);
  rememberUpdate();
  expect([takeUpdate(), takeUpdate()]).toEqual([true, false]);
});
