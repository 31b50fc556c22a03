import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";
import { meQuery, readMe } from "@/api/account";
import { isProblem } from "@/api/problem";
import type { Me } from "@/api/types";
import { onSignedOut } from "./queryClient";

const CHANNEL = "flowpilot-person";
/** A tab that is looked at again asks who is signed in, unless it did so just now. */
const FRESH_MS = 10_000;

/** Says to the other tabs of this browser who is signed in now; null when nobody is. */
export function announcePerson(userId: string | null): void {
  if (!("BroadcastChannel" in window)) return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(userId);
  channel.close();
}

/**
 * Keeps this tab with the person whom the browser is signed in as: when that is nobody any more it leads to the
 * sign-in page, and when it is somebody else the page is loaded anew, so that nothing of the one before is left.
 * Gives a way to ask at once, which tells whether it is the same person.
 */
export function usePersonOfTab(me: Me): () => Promise<boolean> {
  const router = useRouter();
  const client = useQueryClient();
  const asking = useRef<Promise<boolean> | null>(null);
  const askedAt = useRef(Date.now());

  const compare = useCallback(async () => {
    try {
      const now = await readMe();
      if (now.id !== me.id) {
        loadAnew(me, now);
        return false;
      }
      if (JSON.stringify(now) !== JSON.stringify(me)) {
        client.setQueryData(meQuery.queryKey, now);
        await router.invalidate();
      }
      return true;
    } catch (error) {
      if (isProblem(error, "not_signed_in")) {
        client.removeQueries(meQuery);
        await router.navigate({ to: "/login", search: { next: router.state.location.href } });
        client.clear();
      }
      return false;
    }
  }, [me, router, client]);

  const ask = useCallback(() => {
    askedAt.current = Date.now();
    asking.current ??= compare().finally(() => {
      asking.current = null;
    });
    return asking.current;
  }, [compare]);

  useEffect(() => onSignedOut(() => void ask()), [ask]);
  useEffect(() => announcePerson(me.id), [me.id]);
  useEffect(() => listen((userId) => userId !== me.id && void ask()), [me.id, ask]);
  useEffect(() => {
    const looked = () => {
      if (!document.hidden && Date.now() - askedAt.current > FRESH_MS) void ask();
    };
    document.addEventListener("visibilitychange", looked);
    return () => document.removeEventListener("visibilitychange", looked);
  }, [ask]);
  return ask;
}

function listen(onPerson: (userId: string | null) => void): () => void {
  if (!("BroadcastChannel" in window)) return () => undefined;
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => onPerson(data);
  return () => channel.close();
}

/** A colleague goes on at the same address; to somebody of another account it would mean nothing. */
function loadAnew(before: Me, now: Me): void {
  if (before.account.id === now.account.id) window.location.reload();
  else window.location.assign("/");
}
