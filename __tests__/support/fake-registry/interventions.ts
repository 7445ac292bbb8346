// What happens instead of an answer of the registry: other answers, half ones, and none.
import { type Exchange, type FakeRequest, readAll } from "./exchange.ts";

/** What to do instead of answering. */
export type Intervention =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** Answers without reading the body, as proxies do with what is too large. */
  | { readonly kind: "early answer"; readonly status: number }
  /** Closes the connection without an answer. */
  | { readonly kind: "reset" }
  /** Never answers. */
  | { readonly kind: "hang" }
  /** Answers, with these bytes of a longer body, and then stalls or closes the connection. */
  | {
      readonly kind: "partial";
      readonly body: Buffer;
      readonly sizeBytes: number;
      readonly then: "hang" | "reset";
    };

/** What the next `times` requests for which `matches` get. */
export interface Script {
  readonly matches: (request: FakeRequest) => boolean;
  readonly intervention: Intervention;
  times: number;
}

/** What is scripted for a request, the first of several; it is due once less. */
export function takeIntervention(scripts: readonly Script[], request: FakeRequest): Intervention | undefined {
  const script = scripts.find((each) => each.times > 0 && each.matches(request));
  if (script !== undefined) script.times -= 1;
  return script?.intervention;
}

/** Does this instead of what the registry would do. */
export async function intervene(
  { incoming, response, request }: Exchange,
  intervention: Intervention,
  onHang: () => void = () => undefined,
): Promise<void> {
  switch (intervention.kind) {
    case "answer":
      await readAll(incoming);
      request.status = intervention.status;
      response.writeHead(intervention.status, intervention.headers).end(intervention.body);
      return;
    case "early answer":
      response.writeHead(intervention.status, { connection: "close" }).end();
      return;
    case "reset":
      incoming.socket.destroy();
      return;
    case "hang":
      onHang();
      return;
    case "partial":
      response.writeHead(200, { "content-length": intervention.sizeBytes }).write(intervention.body, () => {
        if (intervention.then === "reset") incoming.socket.destroy();
        else onHang();
      });
  }
}
