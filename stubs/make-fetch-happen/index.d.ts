// As much of make-fetch-happen as @sigstore/sign uses.

declare namespace fetch {
  interface FetchOptions {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | Buffer;
  }

  interface MakeFetchHappenOptions {
    readonly retry?: boolean | number;
    readonly timeout?: number;
  }

  interface FetchResponse {
    readonly ok: boolean;
    readonly status: number;
    readonly statusText: string;
    readonly headers: Pick<Headers, "get">;
    json(): Promise<unknown>;
    buffer(): Promise<Buffer>;
  }

  type Sender = (url: string, options: FetchOptions) => Promise<FetchResponse>;

  /** What sends requests from now on. */
  function sendBy(sender: Sender): void;
}

declare const fetch: fetch.Sender & { readonly sendBy: typeof fetch.sendBy };

export = fetch;
