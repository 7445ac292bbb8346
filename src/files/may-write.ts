// Who may write to a file by its owner and its permissions. Pure.

/** A user, or whom a file belongs to. */
export interface UserAndGroup {
  readonly uid: number;
  readonly gid: number;
}

/** Whether the user may write to it, if not now, then after giving itself the permission, which owners can. */
export function mayWrite(info: UserAndGroup & { readonly mode: number }, user: UserAndGroup): boolean {
  return (
    info.uid === user.uid || (info.gid === user.gid && (info.mode & 0o020) !== 0) || (info.mode & 0o002) !== 0
  );
}
