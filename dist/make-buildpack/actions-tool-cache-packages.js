// Holds stubs.
export const id = 736;
export const ids = [736];
export const modules = {

/***/ 6736:
/***/ ((__unused_webpack_module, exports) => {

// Stands in for the undici of @actions/http-client, which each step would load: only its fetch through a proxy needs it, and no
// package here asks for that.
exports.k = class {
  constructor() {
    throw new Error(
      "@actions/http-client has no fetch through a proxy here; use its requests, or src/network",
    );
  }
};


/***/ })

};
