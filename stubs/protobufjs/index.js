// Stands in for protobufjs: only BuildKit sessions need it, and no image is ever built with a Dockerfile here.
module.exports = {};
