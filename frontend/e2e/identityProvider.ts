import { createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export const CLIENT = { id: "flowpilot", secret: "sesame" };

/** A provider of identities on this machine that asks one question: is it you? */
export class IdentityProvider {
  private readonly key = generateKeyPairSync("rsa", { modulusLength: 2048 });
  private readonly nonces = new Map<string, string>();
  private readonly server: Server;

  private constructor(private readonly email: string) {
    this.server = createServer((request, answer) => this.answer(request, answer));
  }

  /** One that knows whoever has this address. */
  static async open(email: string): Promise<IdentityProvider> {
    const provider = new IdentityProvider(email);
    await new Promise<void>((opened) => provider.server.listen(0, "127.0.0.1", opened));
    return provider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  private answer(request: IncomingMessage, answer: ServerResponse): void {
    const { pathname, search } = new URL(request.url ?? "/", this.issuer);
    if (pathname === "/authorize") {
      // Asked on another site than FlowPilot's, as in life: the way back is a cross-site navigation.
      answer.writeHead(302, { Location: `http://localhost:${this.port}/ask${search}` }).end();
    } else if (pathname === "/ask") {
      answer.setHeader("Content-Type", "text/html").end(this.question(new URLSearchParams(search)));
    } else if (pathname === "/token") {
      let form = "";
      request.on("data", (piece) => {
        form += piece;
      });
      request.on("end", () => json(answer, this.tokens(new URLSearchParams(form))));
    } else if (pathname === "/jwks") {
      json(answer, { keys: [{ ...this.key.publicKey.export({ format: "jwk" }), kid: "one", use: "sig" }] });
    } else {
      json(answer, this.description());
    }
  }

  private description(): object {
    const at = this.issuer;
    return {
      issuer: at,
      authorization_endpoint: `${at}/authorize`,
      token_endpoint: `${at}/token`,
      jwks_uri: `${at}/jwks`,
    };
  }

  private question(asked: URLSearchParams): string {
    const code = randomBytes(8).toString("hex");
    this.nonces.set(code, asked.get("nonce") ?? "");
    const back = new URL(asked.get("redirect_uri") ?? "");
    back.search = new URLSearchParams({ code, state: asked.get("state") ?? "" }).toString();
    const there = back.toString().replaceAll("&", "&amp;");
    return `<!doctype html><title>Company</title><a href="${there}">Continue as ${this.email}</a>`;
  }

  private tokens(form: URLSearchParams): object {
    const nonce = this.nonces.get(form.get("code") ?? "");
    if (nonce === undefined) return { error: "invalid_grant" };
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: this.issuer, aud: CLIENT.id, sub: this.email, nonce, iat: now, exp: now + 300 };
    return {
      token_type: "Bearer",
      access_token: "unused",
      id_token: this.signed({ ...claims, email: this.email, email_verified: true }),
    };
  }

  private signed(claims: object): string {
    const parts = [{ alg: "RS256", kid: "one" }, claims];
    const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
    return `${text}.${createSign("RSA-SHA256").update(text).sign(this.key.privateKey, "base64url")}`;
  }
}

function json(answer: ServerResponse, content: object): void {
  answer.writeHead("error" in content ? 400 : 200, { "Content-Type": "application/json" });
  answer.end(JSON.stringify(content));
}
