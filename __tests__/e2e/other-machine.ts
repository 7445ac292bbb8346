// A machine besides that of the engine, as far as networks and names go: a network that only a cable joins with the engine's, and a name of its
// own. It reaches the engine by TCP, with certificates on both sides, and nothing there reaches its loopback.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import path from "node:path";
import { createServer, type Server } from "node:tls";
import { promisify } from "node:util";
import { docker } from "./engine.ts";
import { joinSockets } from "./lent-registry.ts";

/** Networks for documentation: at most some virtual machine has one of them. */
const NETWORKS = ["192.0.2", "198.51.100", "203.0.113"];

/** The one of the cable. */
const NETWORK =
  NETWORKS.find((network) =>
    Object.values(networkInterfaces())
      .flat()
      .every((each) => each?.address.startsWith(`${network}.`) !== true),
  ) ?? "192.0.2";
const [ENGINE, MACHINE] = [`${NETWORK}.1`, `${NETWORK}.2`];

const START = `
  hostname elsewhere
  ip link set lo up
  echo ready
  exec sleep infinity`;

/** Makes certificates of an authority that vouches for the engine's address and for one client. */
const CERTIFY = `
  cd "$0"
  key=(-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes)
  openssl req -x509 "\${key[@]}" -days 2 -subj /CN=authority -keyout ca-key.pem -out ca.pem
  for name in server client; do
    openssl req "\${key[@]}" -subj "/CN=$name" -keyout "$name-key.pem" -out "$name.csr"
    openssl x509 -req -in "$name.csr" -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 2 \\
      -extfile <(echo "subjectAltName=IP:$1") -out "$name-cert.pem"
  done
  mv client-cert.pem cert.pem
  mv client-key.pem key.pem`;

export interface OtherMachine extends AsyncDisposable {
  /** The program, with its arguments, that starts others there. */
  readonly through: readonly string[];
  /** The engine's address there. */
  readonly dockerHost: string;
  /** What reaches it from there. */
  readonly env: Readonly<Record<string, string>>;
}

const execute = promisify(execFile);

export async function startOtherMachine(): Promise<OtherMachine> {
  await using parts = new AsyncDisposableStack();
  const pid = parts.use(await startNetwork()).pid;
  const dir = await mkdtemp(path.join(tmpdir(), "other-machine-"));
  parts.defer(() => rm(dir, { recursive: true, force: true }));
  await execute("bash", ["-euc", CERTIFY, dir, ENGINE]);
  await layCable(pid, await bridgeOf());
  const front = await startTlsFront(dir);
  parts.defer(() => void front.close());
  const { port } = front.address() as { port: number };
  const kept = parts.move();
  return {
    through: ["nsenter", `--net=/proc/${pid}/ns/net`, `--uts=/proc/${pid}/ns/uts`, "--"],
    dockerHost: `tcp://${ENGINE}:${port}`,
    env: { DOCKER_CERT_PATH: dir, DOCKER_TLS_VERIFY: "1" },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** Ends with its only process, and the cable with it. */
async function startNetwork(): Promise<AsyncDisposable & { readonly pid: number }> {
  const holder = spawn("unshare", ["--net", "--uts", "bash", "-euc", START], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(holder.stdout, "data");
  return {
    pid: holder.pid ?? 0,
    async [Symbol.asyncDispose]() {
      const ended = once(holder, "exit");
      holder.kill();
      await ended;
    },
  };
}

/** @param bridge the other machine has a Docker of its own, whose bridge has the same address: a hosted runner has */
async function layCable(pid: number, bridge: string): Promise<void> {
  const cable = `cable${pid}`;
  const ip = (...args: readonly string[]): Promise<unknown> => execute("ip", [...args]);
  const there = (...args: readonly string[]): Promise<unknown> =>
    execute("nsenter", [`--net=/proc/${pid}/ns/net`, "ip", ...args]);
  await ip("link", "add", cable, "type", "veth", "peer", "name", "engine", "netns", String(pid));
  await ip("address", "add", `${ENGINE}/30`, "dev", cable);
  await ip("link", "set", cable, "up");
  await there("address", "add", `${MACHINE}/30`, "dev", "engine");
  await there("link", "set", "engine", "up");
  await there("link", "add", "docker0", "type", "bridge");
  await there("address", "add", `${bridge}/16`, "dev", "docker0");
  await there("link", "set", "docker0", "up");
}

function bridgeOf(): Promise<string> {
  return docker(["network", "inspect", "bridge", "--format", "{{(index .IPAM.Config 0).Gateway}}"]);
}

/** What `dockerd --tlsverify` does, for an engine that listens on a socket only. */
async function startTlsFront(dir: string): Promise<Server> {
  const read = (name: string): Promise<Buffer> => readFile(path.join(dir, name));
  const [ca, cert, key] = await Promise.all(["ca.pem", "server-cert.pem", "server-key.pem"].map(read));
  const socket = new URL(process.env["DOCKER_HOST"] ?? "unix:///var/run/docker.sock").pathname;
  const options = { ca, cert, key, requestCert: true, rejectUnauthorized: true, allowHalfOpen: true };
  const front = createServer({ ...options, pauseOnConnect: true }, (client) => {
    joinSockets(client, connect({ path: socket, allowHalfOpen: true }));
  });
  front.listen(0, ENGINE);
  await once(front, "listening");
  return front;
}
