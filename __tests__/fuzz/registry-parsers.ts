// What registries, token servers and Docker's configuration say.
import { parseRange } from "../../src/bytes/byte-range.ts";
import { parseCall } from "../../src/gateway/gateway-call.ts";
import { addressKind, isLoopback } from "../../src/network/address-kind.ts";
import { parseProxy, proxyAuthorization, proxyName, proxySecrets } from "../../src/network/proxy-address.ts";
import { proxyChooser } from "../../src/network/proxy-choice.ts";
import { mergeScopes } from "../../src/registry/auth/bearer-token.ts";
import { parseChallenge } from "../../src/registry/auth/challenge.ts";
import { askHelper } from "../../src/registry/auth/credential-helper.ts";
import { dockerConfigKeychain } from "../../src/registry/auth/docker-config.ts";
import { registryAuthKeychain } from "../../src/registry/auth/registry-auth.ts";
import { answerError } from "../../src/registry/failure/registry-error.ts";
import { resolveLocation } from "../../src/registry/transport/transport.ts";
import { ofText, ofValues, type Parser } from "./parser.ts";
import { jsonOf } from "./structures.ts";

const HOSTS = ["ghcr.io", "index.docker.io", "127.0.0.1:5000", "__proto__", "constructor"];
const context = {
  doing: 'read "ghcr.io/owner/app:1"',
  registry: "ghcr.io",
  access: "pull",
  method: "GET",
  url: new URL("https://ghcr.io/v2/owner/app/manifests/1"),
} as const;

const auth = Buffer.from("user:password").toString("base64");
const AUTH_TOKENS = [
  ...HOSTS.map((host) => `"${host}":`),
  `"${auth}"`,
  '"auth":',
  '"identitytoken":"t"',
  "null",
];

/** Documents with credentials, headers and addresses. */
export const REGISTRY_PARSERS: readonly Parser[] = [
  ofValues(jsonOf, {
    name: "Docker's config.json",
    seeds: [
      JSON.stringify({
        auths: { "ghcr.io": { auth }, "https://index.docker.io/v1/": { identitytoken: "t" } },
      }),
      JSON.stringify({
        credHelpers: { "ghcr.io": "gh" },
        credsStore: "desktop",
        auths: { "127.0.0.1:5000": {} },
      }),
      JSON.stringify({ auths: { "ghcr.io": null }, currentContext: null, HttpHeaders: {} }),
    ],
    tokens: [
      ...AUTH_TOKENS,
      '"credsStore":"x"',
      '"credHelpers":',
      '"registrytoken":',
      '"username":"u"',
      '"password":"p"',
    ],
    read: async (contents) => {
      const keychain = dockerConfigKeychain({ contents, runHelper: helper('{"Username":"u","Secret":"s"}') });
      const found: unknown[] = [];
      for (const host of HOSTS) found.push(await keychain.resolve(host));
      return found;
    },
    refusals: ["CREDENTIALS"],
  }),
  ofValues(jsonOf, {
    name: "answers of credential helpers",
    seeds: ['{"ServerURL":"ghcr.io","Username":"u","Secret":"s"}', '{"Username":"<token>","Secret":"s"}'],
    tokens: ['"Username":', '"Secret":', "<token>", "credentials not found in native keychain"],
    read: async (text) => [await askHelper(helper(text), "x", "ghcr.io")],
    refusals: ["CREDENTIALS"],
  }),
  ofValues(jsonOf, {
    name: "CNB_REGISTRY_AUTH",
    seeds: [JSON.stringify({ "ghcr.io": `Basic ${auth}`, "index.docker.io": "Bearer t", a: "X-Identity i" })],
    tokens: [...AUTH_TOKENS, '"Basic ', '"Bearer ', '"X-Identity '],
    read: async (text) => {
      const keychain = registryAuthKeychain(text);
      return [await keychain.resolve("ghcr.io"), await keychain.resolve("index.docker.io")];
    },
    refusals: ["CREDENTIALS"],
  }),
  ofText({
    name: "WWW-Authenticate challenges",
    seeds: [
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:a/b:pull,push"',
      'Basic realm="x", Bearer realm="https://\\"quoted\\"/", error="insufficient_scope"',
    ],
    tokens: ["Bearer ", "Basic ", 'realm="', "service=", 'scope="', '\\"', ", ", " = "],
    read: (header) => {
      const challenge = parseChallenge(header);
      return challenge?.kind === "bearer"
        ? [challenge, mergeScopes(["repository:a:pull"], challenge.scope)]
        : challenge;
    },
    refusals: [],
  }),
  ofText({
    name: "error answers of registries",
    seeds: [
      '{"errors":[{"code":"MANIFEST_UNKNOWN","message":"m","detail":{}}]}',
      '{"details":"incorrect"}',
      "<html><body>proxy</body></html>",
      "plain text\nin lines",
    ],
    tokens: ['"errors":', '"code":', '"message":', '"error":', "::error::", "\u0085", "\u2028"],
    read: (bodyText) => {
      const { message, codes } = answerError(context, {
        status: 404,
        headers: { get: () => bodyText },
        bodyText,
      });
      return { message, codes };
    },
    refusals: [],
  }),
  ofText({
    name: "Locations of registries",
    seeds: [
      "/v2/a/blobs/uploads/1?state=x",
      "https://cdn.example.com/blob?sig=x",
      "//other/x",
      "http://ghcr.io/x",
    ],
    tokens: ["https://", "http://", "@", "[::1]", "file:///", "javascript:", "%", "\\"],
    read: (location) => resolveLocation(context, context.url, location).href,
    refusals: ["REGISTRY", "REGISTRY_DENIED"],
  }),
  ofText({
    name: "calls of the gateway",
    seeds: [
      "/v2/",
      "/v2/ghcr.io/a/manifests/latest",
      "/v2/a/blobs/sha256:0",
      "/v2/a/blobs/uploads/",
      "/v2/a/blobs/uploads/1-2",
    ],
    tokens: [
      "/v2/",
      "manifests/",
      "blobs/",
      "uploads/",
      "%2e%2e",
      "%00",
      "%",
      `sha256:${"0".repeat(64)}`,
      "../",
    ],
    read: parseCall,
    refusals: [],
  }),
  ofText({
    name: "addresses of proxies",
    seeds: ["http://user:secret@proxy.example:3128", "proxy:3128", "https://t%40ken@[::1]:1"],
    tokens: ["http://", "https://", "socks5://", "@", "%40", "%", ":", "[::1]", "//"],
    read: (address) => {
      const url = parseProxy(address, "HTTPS_PROXY");
      if (proxyName({ url }).includes("@")) throw new Error("Its name has a login");
      return [proxyAuthorization(url), proxySecrets([address])];
    },
    refusals: ["INPUT"],
  }),
  ofText({
    name: "NO_PROXY",
    seeds: ["localhost,.example.com,10.0.0.0/8,[::1]:443,*.x,example.org:80", "*"],
    tokens: [",", " ", "*", ".", "/8", "/33", "[", "]", ":443", "169.254.0.0/16", "::/0"],
    read: (text) => {
      const choose = proxyChooser({ HTTPS_PROXY: "http://proxy:1", NO_PROXY: text, no_proxy: undefined });
      return ["https://example.com/", "https://10.1.2.3:443/", "https://[::1]/"].map(
        (url) => choose(new URL(url))?.url.host,
      );
    },
    refusals: [],
  }),
  ofText({
    name: "addresses",
    seeds: ["127.0.0.1", "::ffff:10.0.0.1", "169.254.169.254", "203.0.113.1", "fe80::1%eth0"],
    tokens: ["::", "ffff:", "10.", "0x7f", "%eth0", "[", "]", "64:ff9b::"],
    read: (address) => [addressKind(address), isLoopback(address)],
    refusals: [],
  }),
  ofText({
    name: "ranges",
    seeds: ["bytes=0-5", "bytes=5-", "bytes=-5"],
    tokens: ["bytes=", "-", ",", "9007199254740993"],
    read: (header) => {
      const range = parseRange(header, 10);
      if (typeof range === "object" && !(range.first >= 0 && range.first <= range.last && range.last < 10))
        throw new Error(`It leads out of the content: ${JSON.stringify(range)}`);
      return range;
    },
    refusals: [],
  }),
];

function helper(stdout: string) {
  return (program: string) => Promise.resolve({ exitCode: program.length % 2, stdout });
}
