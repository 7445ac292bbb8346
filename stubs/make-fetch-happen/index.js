// Stands in for the make-fetch-happen of @sigstore/sign, which would be a second way to HTTP, with proxies, certificates and retries
// of its own: its requests are sent by what src/sigstore names.
let send = () =>
  Promise.reject(new Error("@sigstore/sign was not told how to send requests; see src/sigstore"));

module.exports = (url, options) => send(url, options);

/** What sends requests from now on. */
module.exports.sendBy = (sender) => {
  send = sender;
};
