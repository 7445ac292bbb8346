// Placeholders for what differs from one recording to the next: names, digests, the launcher.

export class Placeholders {
  #names // text -> placeholder

  constructor(names) { this.#names = new Map(names) }

  known(text, label) { if (!this.#names.has(text)) this.#names.set(text, `<${label}>`) }

  numbered(text, label) {
    const others = [...this.#names.values()].filter((name) => name.startsWith(`<${label}-`))
    this.known(text, `${label}-${others.length + 1}`)
  }

  hide(text) { return [...this.#names].sort(([a], [b]) => b.length - a.length).reduce((t, [from, to]) => t.replaceAll(from, to), text) }
}
