/** Who owns the files of layers and caches: the user of the build image. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}
