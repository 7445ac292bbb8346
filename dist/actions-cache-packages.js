// Holds stubs.
export const id = 425;
export const ids = [425];
export const modules = {

/***/ 4465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ getExecOutput)
/* harmony export */ });
// Stands in for the @actions/exec of @actions/core, which asks programs what the machine is, and is not asked for that here.
function getExecOutput() {
  throw new Error("@actions/core starts no programs here; use src/actions/runner");
}


/***/ }),

/***/ 3712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ HttpClient)
/* harmony export */ });
// Stands in for the @actions/http-client of @actions/core, which asks for identity tokens; src/actions/github does that here.
class HttpClient {
  constructor() {
    throw new Error("@actions/core sends no requests here; use src/network");
  }
}


/***/ }),

/***/ 7192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ BearerCredentialHandler)
/* harmony export */ });
// See index.js.
class BearerCredentialHandler {}


/***/ })

};
