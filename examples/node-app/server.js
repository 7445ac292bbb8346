import { createServer } from "node:http";
import ms from "ms";

const version = "1.0.0";

const server = createServer((request, response) => {
  if (request.url !== "/") {
    response.writeHead(404, { "content-type": "text/plain" }).end("Not found\n");
    return;
  }
  const uptime = ms(Math.round(process.uptime() * 1000), { long: true });
  response
    .writeHead(200, { "content-type": "text/plain" })
    .end(`Hello from node-app ${version}, up for ${uptime}\n`);
});

server.listen(process.env.PORT ?? 8080, () => console.log(`Listening on port ${server.address().port}`));
process.on("SIGTERM", () => process.exit(0));
