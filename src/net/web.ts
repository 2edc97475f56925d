/**
 * One GET, one capture. Everything that reaches the network goes through a {@link Web}; whether it is live, replayed
 * from pinned evidence or asked of a web archive is decided when it is made, and its users cannot tell.
 */

/** What kept a capture from being evidence. The same closed words that reports use. */
export type WebErrorCode =
  | 'unreachable'
  | 'rate-limited'
  | 'blocked'
  | 'gone'
  | 'refused'
  | 'too-large'
  | 'too-slow'
  | 'unreadable'
  | 'not-pinned'
  | 'not-found';

/** The world failed; caught in one place, where it becomes a gap. */
export class WebError extends Error {
  override readonly name = 'WebError';
  readonly code: WebErrorCode;
  /** "dns", "tls", "timeout", "status 503", "paywall", "address" ... */
  readonly detail: string;
  /** What the reader can do, in one sentence. */
  readonly hint: string;
  /** The answer that could not be used, where one came: reports name its status and digest. */
  readonly capture: Capture | undefined;
  constructor(code: WebErrorCode, detail: string, hint: string, options: { cause?: unknown; capture?: Capture } = {}) {
    super(`${code} (${detail})`, { cause: options.cause });
    this.code = code;
    this.detail = detail;
    this.hint = hint;
    this.capture = options.capture;
  }
}

export interface Request {
  /** http or https. Its query keeps the order in which it was written: the URL is the key of replay. */
  readonly url: string;
  readonly accept?: string;
  /** Statuses that are an answer and no failure, besides 200: [404] for an API that says "no such item" so. */
  readonly answers?: readonly number[];
  /** What is held already, on a refresh: the live web asks conditionally, and takes its bytes where the host says 304. */
  readonly previous?: Capture;
}

/** A redirect on the way from the URL as asked to the final one. */
export interface Hop {
  readonly url: string;
  readonly status: number;
  /** As in {@link Capture}; `location` among them. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export interface Capture {
  /** As asked, without secrets. */
  readonly url: string;
  /** After redirects. */
  readonly finalUrl: string;
  readonly status: number;
  /** Response headers in order; names in lower case; repeated ones repeat. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Content coding removed; charset not touched. */
  readonly body: Uint8Array;
  /** UTC instant, from the one injected clock. */
  readonly takenAt: string;
  /** "sha256:" and 64 hex digits over `body`. */
  readonly digest: string;
  readonly how: 'live' | 'pinned' | 'archived';
  readonly provenance: 'recorded' | 'reconstructed' | 'supplied-by-hand';
  readonly remark?: string;
  /** Instant of a web archive's capture (its Memento-Datetime), UTC. */
  readonly mementoAt?: string;
  /** Exchanges that had to come first, and that the trail names before this one: a web archive's index. */
  readonly via?: readonly Capture[];
  /** The redirects that led from `url` to `finalUrl`, in order. */
  readonly hops?: readonly Hop[];
  /** Request headers as sent, for the archive; the archive leaves out those that hold secrets. */
  readonly sent?: readonly (readonly [name: string, value: string])[];
  /** The host answered a conditional request with 304: status, headers and body are those of `Request.previous`. */
  readonly unchanged?: true;
  /** Complete, and no evidence: the failure in whose words it was refused. Kept so that a replay fails likewise. */
  readonly refused?: Refused;
}

/** Failures that an answer is the reason of, and that asking again at once would not mend. */
export interface Refused {
  readonly code: 'gone' | 'blocked';
  readonly detail: string;
  readonly hint: string;
}

export interface Web {
  /** @throws WebError and nothing else. Asking for one URL twice in a run makes one request. */
  get(request: Request): Promise<Capture>;
}

/** How a host wants to be treated: data, with its source. Each source of figures declares its hosts' rules. */
export interface HostRule {
  /** Host names that share one budget; "*.sec.gov" takes in all below. */
  readonly hosts: readonly string[];
  /** Only paths that begin so: one host may serve two interfaces with a pace each. */
  readonly path?: string;
  /** Requests under way at once. Default 4. */
  readonly connections?: number;
  /** Least time between the starts of two requests. Default 0. */
  readonly everyMs?: number;
  /** Environment variable whose value is sent as `Authorization: Bearer` to exactly these origins, over https only. */
  readonly token?: { readonly env: string; readonly origin: string };
  /** The host refuses clients without a contact in the User-Agent. */
  readonly needsContact?: boolean;
  /** Largest body after content coding, in bytes. Default 16 MiB. */
  readonly maxBodyBytes?: number;
  /** How long to wait after a 429 without `Retry-After`. */
  readonly waitAfter429Ms?: number;
  /** Do not ask for robots.txt: a documented API. */
  readonly api?: boolean;
  /** Where the host says so, and when it was read. */
  readonly source: string;
}

/** First header of that name (given in lower case). */
export const header = (capture: Pick<Capture, 'headers'>, name: string): string | undefined =>
  capture.headers.find(([key]) => key === name)?.[1];
