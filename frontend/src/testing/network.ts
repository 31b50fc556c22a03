import { beforeEach, vi } from "vitest";

/** One request as the server would have seen it. */
export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: unknown;
}

type Answerer = (asked: Asked) => Response | Promise<Response>;

/** A 2xx answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });
}

export function nothing(): Response {
  return new Response(null, { status: 204 });
}

/** A refusal as the server words it. */
export function problem(status: number, code: string, members: object = {}): Response {
  const body = JSON.stringify({ type: "about:blank", title: code, status, code, ...members });
  return new Response(body, { status, headers: { "Content-Type": "application/problem+json" } });
}

/** An answer as the server gave it by now, which stays under way until it is let through. */
export function underWay(answer: Response): { answer: Promise<Response>; arrives: () => void } {
  let arrives = (): void => undefined;
  const arrived = new Promise<Response>((resolve) => {
    arrives = () => resolve(answer);
  });
  return { answer: arrived, arrives };
}

/** The cable is cut: the request never gets an answer. */
export function noAnswer(): never {
  throw new TypeError("Failed to fetch");
}

/** A server in the place of `fetch`: answers by method and path, and remembers what it was asked. */
export class Network {
  readonly asked: Asked[] = [];
  private readonly answerers = new Map<string, Answerer>();

  /** Answers requests of this method and path, `"GET /account"`, from now on. */
  on(operation: string, answerer: Answerer): void {
    this.answerers.set(operation, answerer);
  }

  /** What was asked of an operation, in order. */
  of(operation: string): Asked[] {
    return this.asked.filter(({ method, path }) => `${method} ${path}` === operation);
  }

  readonly fetch = async (input: Request | URL | string, init?: RequestInit): Promise<Response> => {
    const request =
      input instanceof Request ? input : new Request(new URL(input, window.location.origin), init);
    const url = new URL(request.url);
    const written = await request.text();
    const asked: Asked = {
      method: request.method,
      path: url.pathname.replace("/api/v1", ""),
      query: url.searchParams,
      headers: new Headers(request.headers),
      body: written === "" ? null : JSON.parse(written),
    };
    this.asked.push(asked);
    const answerer = this.answerers.get(`${asked.method} ${asked.path}`);
    return answerer === undefined ? problem(404, "not_found") : answerer(asked);
  };
}

/** A fresh network for each test of the file, with what every page asks for. */
export function fakeNetwork(): Network {
  let current = new Network();
  beforeEach(() => {
    current = new Network();
    current.on("GET /account", () => json({ ...ACCOUNT, has_model: false }));
    current.on("GET /notifications", () => json({ items: [], unread: 0, next_cursor: null }));
    current.on("GET /colleagues", () => json({ items: [] }));
    current.on("GET /escalations", () => json({ as_of: "epoch0000-1", items: [], next_cursor: null }));
    vi.stubGlobal("fetch", (input: Request, init?: RequestInit) => current.fetch(input, init));
  });
  return new Proxy(current, {
    get: (_, name) => Reflect.get(current, name),
  });
}

export const ACCOUNT = {
  id: "north",
  name: "North IT",
  time_zone: "Europe/Berlin",
  locale: "en",
  is_demo: false,
};
