// A transform for packages that import JSON as bundlers allow it: Node.js wants to be told that it is JSON.

export default {
  process: (source) => ({
    code: source.replaceAll(/^(import .+ from ".+\.json");/gm, '$1 with { type: "json" };'),
  }),
};
