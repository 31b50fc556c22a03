import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Pushed {
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A push service on this machine: takes what the server sends to a subscription and keeps it as it came. */
export class PushService {
  readonly taken: Pushed[] = [];
  private readonly browser = createECDH("prime256v1");
  private readonly auth = randomBytes(16);
  private readonly server: Server;

  private constructor() {
    this.browser.generateKeys();
    this.server = createServer((request, answer) => {
      const pieces: Buffer[] = [];
      request.on("data", (piece: Buffer) => pieces.push(piece));
      request.on("end", () => {
        this.taken.push({ headers: request.headers, body: Buffer.concat(pieces) });
        answer.writeHead(201).end();
      });
    });
  }

  static async open(): Promise<PushService> {
    const service = new PushService();
    await new Promise<void>((opened) => service.server.listen(0, "127.0.0.1", opened));
    return service;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What a browser that subscribed here would give away. */
  get subscription(): { endpoint: string; p256dh: string; auth: string } {
    return {
      endpoint: `${this.origin}/send/1`,
      p256dh: this.browser.getPublicKey().toString("base64url"),
      auth: this.auth.toString("base64url"),
    };
  }

  /** The text in a message, opened with the subscription's private key as a browser does it (RFC 8188 and 8291). */
  read({ body }: Pushed): string {
    const salt = body.subarray(0, 16);
    const senderKey = body.subarray(21, 21 + body.readUInt8(20));
    const sealed = body.subarray(21 + senderKey.length);
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), this.browser.getPublicKey(), senderKey]);
    const secret = hkdf(this.browser.computeSecret(senderKey), this.auth, info, 32);
    const key = hkdf(secret, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
    const nonce = hkdf(secret, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
    const decipher = createDecipheriv("aes-128-gcm", key, nonce);
    decipher.setAuthTag(sealed.subarray(-16));
    const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    return padded.subarray(0, padded.lastIndexOf(2)).toString("utf8");
  }

  async away(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}

function hkdf(secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, salt, info, length));
}
