// Stands in for tar-fs: dockerode packs the files of Dockerfile builds with it, and no image is ever built with a Dockerfile here.
module.exports = {};
