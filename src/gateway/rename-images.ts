// Names of images at a gateway, which is gone after the build, in texts that stay: labels, logs and reports. Pure.

/** The text with other names of images in it; names that only begin or end alike are left alone. */
export function renameImages(text: string, renames: ReadonlyMap<string, string>): string {
  // The longest first: that of an image at its tag has the name of its repository in it.
  const longestFirst = [...renames].sort(([a], [b]) => b.length - a.length);
  let renamed = text;
  for (const [from, to] of longestFirst) {
    if (!renamed.includes(from)) continue;
    const whole = new RegExp(`(?<![\\w./-])${escapeForRegExp(from)}(?![\\w./-])`, "g");
    renamed = renamed.replace(whole, () => to);
  }
  return renamed;
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
