// Numbers of users and groups, as a container engine takes them.

/** The largest that a container engine takes. */
export const MAX_USER_ID = 2 ** 31 - 1;

/** Whether a text is the number of a user or a group that an engine can start a process as. */
export function isUserId(text: string): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) <= MAX_USER_ID;
}
