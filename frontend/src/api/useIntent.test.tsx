import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "./problem";
import { useIntent } from "./useIntent";

const done = vi.fn();
const refused = vi.fn();
const send = vi.fn<(input: string, key: string) => Promise<string>>();

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => {
  vi.useRealTimers();
  for (const each of [done, refused, send]) each.mockReset();
});

function anIntent() {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(() => useIntent({ send, onDone: done, onProblem: refused }), { wrapper }).result;
}

test("Alice presses twice before the answer: it is sent once, and what follows is done once", async () => {
  let answer = (_: string) => {};
  send.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
  const intent = anIntent();
  act(() => {
    intent.current.mutate("invite Bob");
    intent.current.mutate("invite Bob");
  });
  await waitFor(() => expect(send).toHaveBeenCalledTimes(1));
  await act(async () => answer("Bob is invited"));
  await waitFor(() => expect(intent.current.isSuccess).toBe(true));
  expect(done.mock.calls).toEqual([["Bob is invited", "invite Bob"]]);
});

test("two different things at once are both done", async () => {
  send.mockImplementation(async (input) => `${input}!`);
  const intent = anIntent();
  act(() => {
    intent.current.mutate("invite Bob");
    intent.current.mutate("invite Dora");
  });
  await waitFor(() => expect(done).toHaveBeenCalledTimes(2));
});

test("the server is still at it, after a reload: its answer is waited for, with the same key", async () => {
  const busy = new Problem(409, "idempotency_in_progress");
  send.mockRejectedValueOnce(busy).mockRejectedValueOnce(busy).mockResolvedValueOnce("Bob is invited");
  const intent = anIntent();
  act(() => intent.current.mutate("invite Bob"));
  await waitFor(() => expect(done).toHaveBeenCalledTimes(1), { timeout: 3000 });
  expect(new Set(send.mock.calls.map(([, key]) => key)).size).toBe(1);
  expect(refused).not.toHaveBeenCalled();
});

test("a no is told once, and the next press is a new intent", async () => {
  send.mockRejectedValueOnce(new Problem(422, "invalid")).mockResolvedValueOnce("Bob is invited");
  const intent = anIntent();
  act(() => intent.current.mutate("invite Bob"));
  await waitFor(() => expect(refused).toHaveBeenCalledTimes(1));
  act(() => intent.current.mutate("invite Bob"));
  await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
  expect(new Set(send.mock.calls.map(([, key]) => key)).size).toBe(2);
});
