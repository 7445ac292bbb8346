// As much of GitHub's API as a comment needs, on loopback.
import { createServer, type IncomingMessage } from "node:http";
import { freePort } from "../engine.ts";

/** A server with the comments of one pull request. */
export interface Comments {
  /** What was posted. */
  readonly comments: readonly string[];
  /** Its address. */
  readonly url: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** @param mayWrite whether tokens may comment, which those of pull requests from forks may not */
export async function startComments(mayWrite: boolean): Promise<Comments> {
  const comments: string[] = [];
  const answer = async (request: IncomingMessage): Promise<[status: number, body: unknown]> => {
    if (request.method === "GET") return [200, []];
    if (!mayWrite) return [403, { message: "Resource not accessible by integration" }];
    const { body } = JSON.parse(await readAll(request)) as { body: string };
    comments.push(body);
    return [201, { id: comments.length, html_url: "https://github.com/comment", body }];
  };
  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  });
  const port = await freePort();
  await new Promise<void>((fulfil) => server.listen(port, "127.0.0.1", fulfil));
  return {
    comments,
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((fulfil) => {
        server.close(() => {
          fulfil();
        });
        server.closeAllConnections();
      }),
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
