// Values that are nearly right: one part of them is something else, gone, there twice, or deeper. What is written of them gets
// past the syntax, to whatever judges the values.
import type { Random } from "./mutation.ts";

const ODD_VALUES: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1.5,
    2 ** 53 + 2,
    4294967295,
    "",
    " ",
    "0",
    "a",
    "é\u2028",
    "../..",
    "/etc/passwd",
  ],
  ...["\0", "a\nb", "x".repeat(3000), `sha256:${"0".repeat(64)}`, "sha512:00", "::error::x", "__proto__"],
  ...[[], {}, [[]], [null], { "": "" }, { "../x": {} }, { 10: 1, 9: 2 }, nested(250)],
];
const ODD_KEYS = ["", "constructor", "toString", "10", "..", "a/b", "\u202e", "version", "x".repeat(300)];

/** A copy with one to four changes. */
export function mutateValue(value: unknown, others: readonly unknown[], random: Random): unknown {
  let changed = value;
  for (let left = 1 + random(4); left > 0; left -= 1) changed = changeWithin(changed, others, random);
  return changed;
}

function changeWithin(value: unknown, others: readonly unknown[], random: Random): unknown {
  const isDeeper = typeof value === "object" && value !== null && !Buffer.isBuffer(value) && random(5) > 0;
  if (!isDeeper) return replacement(value, others, random);
  if (Array.isArray(value)) return changeList(value as readonly unknown[], others, random);
  return changeTable(value as Readonly<Record<string, unknown>>, others, random);
}

function changeList(list: readonly unknown[], others: readonly unknown[], random: Random): unknown {
  const at = random(list.length + 1);
  const [before, item, after] = [list.slice(0, at), list[at], list.slice(at + 1)];
  if (at === list.length) return [...list, list.length === 0 ? odd(random) : list[random(list.length)]];
  if (random(6) === 0) return [...before, ...after];
  return [...before, changeWithin(item, others, random), ...after];
}

function changeTable(
  table: Readonly<Record<string, unknown>>,
  others: readonly unknown[],
  random: Random,
): unknown {
  const entries = Object.entries(table);
  const at = random(entries.length + 1);
  const entry = entries[at];
  if (entry === undefined) entries.push([ODD_KEYS[random(ODD_KEYS.length)] ?? "", odd(random)]);
  else if (random(6) === 0) entries.splice(at, 1);
  else if (random(10) === 0) entries[at] = [ODD_KEYS[random(ODD_KEYS.length)] ?? "", entry[1]];
  else entries[at] = [entry[0], changeWithin(entry[1], others, random)];
  return Object.fromEntries(entries);
}

function replacement(value: unknown, others: readonly unknown[], random: Random): unknown {
  switch (random(6)) {
    case 0:
      return [value];
    case 1:
      return { [ODD_KEYS[random(ODD_KEYS.length)] ?? ""]: value };
    case 2:
      return others[random(others.length)];
    default:
      return odd(random);
  }
}

function odd(random: Random): unknown {
  return ODD_VALUES[random(ODD_VALUES.length)];
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let at = 0; at < depth; at += 1) value = at % 2 === 0 ? [value] : { a: value };
  return value;
}
