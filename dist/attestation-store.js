// Holds src.
export const id = 640;
export const ids = [640];
export const modules = {

/***/ 640:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  storeAttestation: () => (/* binding */ storeAttestation)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/oci/schema.js
var oci_schema = __webpack_require__(7442);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
;// CONCATENATED MODULE: ./build/js/src/actions/github/github-error.js
// What can go wrong at GitHub's API, as one error class. Its words are untrusted: one line, cut, never decided upon.


/** A request to GitHub's API that failed. */
class GitHubError extends errors/* PlatformError */.Wk {
    problem;
    /** @param doing continues the sentence "Cannot …" */
    constructor(problem, doing, why, details) {
        super("GITHUB", `Cannot ${doing}: ${why}.`, details);
        this.problem = problem;
    }
}
function callError(doing, { status, headers, message }, hints = COMMENT_HINTS) {
    const words = (0,quote/* oneLine */.TN)(message);
    const said = words === "" ? "" : `: ${words}`;
    const why = `GitHub answered ${status}${said}`.replace(/\.$/, "");
    const problem = problemOf(status, headers);
    return new GitHubError(problem, doing, why, { hint: hints[problem] });
}
const GENERAL = {
    unauthorized: "Check the input github-token: it may have expired, or be for another server.",
    "rate-limit": "Run the job again later, or use the token in fewer jobs.",
    server: "Run the job again later; www.githubstatus.com says whether GitHub has a problem.",
    unreachable: "Check that the runner's network, and its proxy if it has one, reach GitHub's API.",
};
/** For comments on pull requests. */
const COMMENT_HINTS = {
    ...GENERAL,
    "read-only": 'Give the job "permissions: pull-requests: write". In pull requests from forks the token can only read, whatever the job says.',
    "not-found": 'Check that the pull request is in this repository, and give the job "permissions: pull-requests: write".',
    rejected: "Check that the pull request can be commented on: it may be locked.",
};
const ATTESTATIONS = 'Give the job "permissions: attestations: write". Private repositories have attestations only with GitHub Enterprise Cloud; ' +
    '"attest: registry" does without.';
/** For attestations. */
const ATTESTATION_HINTS = {
    ...GENERAL,
    "read-only": ATTESTATIONS,
    "not-found": ATTESTATIONS,
    rejected: ATTESTATIONS,
};
/** Where there is no answer of GitHub's API. */
const CONNECTION_HINTS = {
    untrusted: "Name a PEM file with the certificate of the server's authority in NODE_EXTRA_CA_CERTS, where the runner is started.",
    noTls: GENERAL.unreachable,
    unreachable: GENERAL.unreachable,
    refused: GENERAL.unreachable,
    damaged: GENERAL.server,
    answered: () => undefined,
};
// https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api
function problemOf(status, headers) {
    const isLimited = headers.get("retry-after") !== null || headers.get("x-ratelimit-remaining") === "0";
    if (status === 429 || (status === 403 && isLimited))
        return "rate-limit";
    if (status === 401)
        return "unauthorized";
    if (status === 403)
        return "read-only";
    if (status === 404 || status === 410)
        return "not-found";
    return status >= 500 ? "server" : "rejected";
}

;// CONCATENATED MODULE: ./build/js/src/actions/github/github-api.js
// GitHub's REST API, as far as a comment needs it. https://docs.github.com/rest



/** GitHub's most. */
const PAGE_SIZE = 100;
/** A pull request has fewer; whatever answers more is not GitHub. */
const MAX_PAGES = 100;
/** A page of comments, each as long as GitHub takes it, is smaller. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
const HEADERS = {
    accept: "application/vnd.github+json",
    "content-type": "application/json",
    "x-github-api-version": "2022-11-28",
};
/** @param hints for what GitHub answers */
function createGitHubApi(access, http, hints = COMMENT_HINTS) {
    const send = createSender(access, http, hints);
    const base = access.apiUrl.replace(/\/+$/, "");
    return {
        async call({ doing, method, path, body, schema }) {
            const { text } = await send(doing, { method, url: `${base}${path}`, body });
            return (0,oci_schema/* parseJson */.qF)(schema, text, `GitHub's answer to the request to ${doing}`);
        },
        async delete({ doing, path }) {
            await send(doing, { method: "DELETE", url: `${base}${path}` });
        },
        async *list({ doing, path, schema }) {
            const separator = path.includes("?") ? "&" : "?";
            let url = `${base}${path}${separator}per_page=${PAGE_SIZE}`;
            for (let page = 0; url !== undefined && page < MAX_PAGES; page += 1) {
                const answer = await send(doing, { method: "GET", url });
                yield* (0,oci_schema/* parseJson */.qF)(dist/* array */.YOg(schema), answer.text, `GitHub's answer to the request to ${doing}`);
                url = nextPage(answer.link, url);
            }
        },
        async login() {
            const body = { query: "query { viewer { login } }" };
            try {
                const { text } = await send("ask for the token's user", {
                    method: "POST",
                    url: access.graphqlUrl,
                    body,
                });
                return (0,oci_schema/* parseJson */.qF)(Viewer, text, "GitHub's answer about the token's user").data.viewer.login;
            }
            catch {
                // Not every token and server answers; who asks has to get by without.
                return undefined;
            }
        },
    };
}
/** Unlike `GET /user`, the tokens of workflows may ask for this. */
const Viewer = dist/* object */.Ikc({ data: dist/* object */.Ikc({ viewer: dist/* object */.Ikc({ login: dist/* string */.YjP() }) }) });
const Problem = dist/* object */.Ikc({ message: dist/* string */.YjP() });
function createSender({ token }, http, hints) {
    return async (doing, { method, url, body }) => {
        const { text, headers } = await http.request({
            doing,
            method,
            url: new URL(url),
            authorization: `Bearer ${token}`,
            headers: HEADERS,
            ...(body !== undefined && { body: JSON.stringify(body) }),
            namedBy: "workflow",
            hints: CONNECTION_HINTS,
            failed: (error) => failureOf(doing, error, hints),
            // What changes something is not sent again: it may have come, and only the answer was lost.
            kind: method === "GET" ? "read" : "once",
            limitBytes: MAX_ANSWER_BYTES,
        });
        return { text, link: headers.get("link") ?? "" };
    };
}
function failureOf(doing, error, hints) {
    const { answer, why, hint } = error;
    return answer === undefined
        ? new GitHubError("unreachable", doing, why, { hint: hint ?? hints.unreachable, cause: error })
        : callError(doing, { ...answer, message: messageIn(answer.bodyText) }, hints);
}
function messageIn(text) {
    try {
        return (0,oci_schema/* parseJson */.qF)(Problem, text, "The answer").message;
    }
    catch {
        // A proxy's page would only bury the status.
        return "";
    }
}
/** https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api; the token stays with its server. */
function nextPage(link, current) {
    const [, next] = /<([^>]*)>\s*;[^,]*\brel="?next\b/.exec(link) ?? [];
    if (next === undefined || !URL.canParse(next, current))
        return undefined;
    const url = new URL(next, current);
    return url.origin === new URL(current).origin ? url.href : undefined;
}

;// CONCATENATED MODULE: ./build/js/src/actions/github/attestation-store.js
// Attestations that GitHub keeps, where `gh attestation verify` finds them by the digest of the image.
// https://docs.github.com/rest/repos/attestations#create-an-attestation



const Created = dist/* object */.Ikc({ id: dist/* union */.KCZ([dist/* number */.aig(), dist/* string */.YjP()]) });
/**
 * Keeps a Sigstore bundle.
 * @returns the address of its page
 * @throws {GitHubError} what GitHub rejects it with
 */
async function storeAttestation(bundleJson, { repository, serverUrl, apiUrl, token }, http) {
    const access = { apiUrl, graphqlUrl: `${apiUrl}/graphql`, token };
    const { id } = await createGitHubApi(access, http, ATTESTATION_HINTS).call({
        doing: "keep the attestation at GitHub",
        method: "POST",
        path: `/repos/${repository}/attestations`,
        body: { bundle: JSON.parse(bundleJson) },
        schema: Created,
    });
    return `${serverUrl}/${repository}/attestations/${encodeURIComponent(id)}`;
}


/***/ })

};
