// Holds src.
export const id = 679;
export const ids = [679];
export const modules = {

/***/ 1679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  storeAttestation: () => (/* binding */ storeAttestation)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/oci/schema.js
var oci_schema = __webpack_require__(7442);
// EXTERNAL MODULE: ./build/js/src/actions/github/github-error.js
var github_error = __webpack_require__(47);
;// CONCATENATED MODULE: ./build/js/src/actions/github/github-api.js
// GitHub's REST API, as far as comments and attestations need it. https://docs.github.com/rest



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
function createGitHubApi(access, http, hints = github_error/* COMMENT_HINTS */.VN) {
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
            hints: github_error/* CONNECTION_HINTS */.u8,
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
        ? new github_error/* GitHubError */.y_("unreachable", doing, why, { hint: hint ?? hints.unreachable, cause: error })
        : (0,github_error/* callError */.rb)(doing, { ...answer, message: messageIn(answer.bodyText) }, hints);
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
async function storeAttestation(bundleJson, { repository, serverUrl, ...access }, http) {
    const { id } = await createGitHubApi(access, http, github_error/* ATTESTATION_HINTS */.i_).call({
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
