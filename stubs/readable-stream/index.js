// Stands in for readable-stream, the streams of Node.js 10 as a package, with those of the Node.js that runs this.
module.exports = require("node:stream");
