// Stands in for ssh2, whose native code does not survive bundling: the engine is reached by socket or TCP only.
module.exports = {
  Client: class {
    constructor() {
      throw new Error("DOCKER_HOST=ssh://… is not supported; use a unix socket or tcp://");
    }
  },
};
