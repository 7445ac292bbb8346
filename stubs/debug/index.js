// Stands in for the debug of docker-modem: Node.js can do the same, for NODE_DEBUG in place of DEBUG.
module.exports = require("node:util").debuglog;
