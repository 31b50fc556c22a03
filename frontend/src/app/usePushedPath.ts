import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/** Goes where a push leads, when the service worker says that its reader pressed it. */
export function usePushedPath(): void {
  const router = useRouter();
  useEffect(() => {
    const worker = navigator.serviceWorker;
    if (worker === undefined) return;
    const told = ({ data }: MessageEvent) => {
      if (data?.kind === "open" && typeof data.path === "string") router.history.push(data.path);
    };
    worker.addEventListener("message", told);
    return () => worker.removeEventListener("message", told);
  }, [router]);
}
