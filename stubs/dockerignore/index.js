// Stands in for @balena/dockerignore: only Dockerfile builds need it, and no image is ever built with a Dockerfile here.
module.exports = {};
