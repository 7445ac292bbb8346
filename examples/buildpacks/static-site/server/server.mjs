// Serves the files of one folder: `node server.mjs FOLDER`, port from PORT.
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

const root = await realpath(process.argv[2] ?? ".");

/** The file for a request's URL; rejects when there is none, or when it is hidden or outside of the folder. */
async function findFile(url) {
  const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  if (path.split("/").some((part) => part.startsWith("."))) throw new Error("hidden");
  let file = await realpath(join(root, path));
  if ((await stat(file)).isDirectory()) file = await realpath(join(file, "index.html"));
  if (!file.startsWith(root + sep)) throw new Error("outside of the folder");
  return { file, size: (await stat(file)).size };
}

const server = createServer(async (request, response) => {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  try {
    const { file, size } = await findFile(request.url);
    const type = types[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-length": size });
    if (request.method === "HEAD") response.end();
    else
      createReadStream(file)
        .on("error", () => response.destroy())
        .pipe(response);
  } catch {
    response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
  }
});

server.listen(process.env.PORT ?? 8080, () =>
  console.log(`Serving ${root} on port ${server.address().port}`),
);
process.on("SIGTERM", () => process.exit(0));
