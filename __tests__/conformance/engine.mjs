// The container engine by its command line, and the container in which the phases of a case run.
import { spawn } from 'node:child_process'
import http from 'node:http'
import { readName, readTar, writeTar } from './tar.mjs'

// The engine's socket; it need not be where the phases look for it.
const SOCKET = process.env.DOCKER_HOST?.startsWith('unix://') ? process.env.DOCKER_HOST.slice('unix://'.length) : '/var/run/docker.sock'
/** Where containers of phases have the kit's own busybox: what the kit does in them does not depend on the base image. */
export const BUSYBOX = '/kit/busybox'

export async function docker(args, { input, check = true } = {}) {
  const child = spawn('docker', args)
  const read = async (stream) => { const chunks = []; for await (const chunk of stream) chunks.push(chunk); return Buffer.concat(chunks) }
  const ended = new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  child.stdin.on('error', () => {}).end(input) // it may end before it has read everything; then its exit code tells
  const [code, stdout, stderr] = await Promise.all([ended, read(child.stdout), read(child.stderr)])
  if (check && code !== 0) throw new Error(`docker ${args.slice(0, 6).join(' ')}: ${stderr}`)
  return { code, stdout, stderr: stderr.toString() }
}

/** Asks the engine itself, where a command for each question would take more of the machine than its answer: each starts a large program. */
async function ask(method, path, body) {
  const request = http.request({ socketPath: SOCKET, method, path, ...(body && { headers: { 'content-type': 'application/json' } }) })
  const response = await new Promise((resolve, reject) => request.on('error', reject).on('response', resolve).end(body && JSON.stringify(body)))
  const chunks = []
  for await (const chunk of response) chunks.push(chunk)
  const data = Buffer.concat(chunks)
  if (response.statusCode >= 400) throw new Error(`${method} ${path}: ${response.statusCode} ${data}`)
  return data
}

/** Starts a container of an image that is there, as `docker run` does, and waits for its end. */
export async function launch({ image, args, entrypoint, user = '', workdir = '', env = {} }) {
  const { Id } = JSON.parse(await ask('POST', '/containers/create', { Image: image, Hostname: 'kit', User: user, WorkingDir: workdir,
    Env: Object.entries(env).map(([k, v]) => `${k}=${v}`), ...(entrypoint && { Entrypoint: [entrypoint] }), ...(args && { Cmd: args }),
    // With the network of the machine, since making one, even one without connections, takes as long as all the rest.
    HostConfig: { NetworkMode: 'host' } }))
  try {
    await ask('POST', `/containers/${Id}/start`)
    const { StatusCode } = JSON.parse(await ask('POST', `/containers/${Id}/wait`))
    // What the engine has logged, since a client that is attached to a container that ends at once may see nothing of its output.
    return { code: StatusCode, ...outputs(await ask('GET', `/containers/${Id}/logs?stdout=1&stderr=1`)) }
  } finally {
    await ask('DELETE', `/containers/${Id}?force=1&v=1`)
  }
}

/** Frames of a kind (1 is standard output) and a length, each before its bytes. */
function outputs(frames) {
  const parts = { 1: [], 2: [] }
  for (let at = 0; at < frames.length; ) {
    const end = at + 8 + frames.readUInt32BE(at + 4)
    parts[frames[at]].push(frames.subarray(at + 8, end))
    at = end
  }
  return { stdout: Buffer.concat(parts[1]), stderr: Buffer.concat(parts[2]).toString() }
}

export const put = (container, entries) => docker(['cp', '-', `${container}:/`], { input: writeTar(entries) })

/** A word for a shell that reads its commands line by line. */
const quote = (word) => `'${word.replaceAll("'", `'\\''`).replaceAll('\n', `'"$newline"'`)}'`

/**
 * A shell in a container that lives as long as the container: a `docker exec` or `docker cp` for each command would take more
 * of the machine than most commands. It reads a command per line, and tells its end on both of its outputs.
 */
class Shell {
  constructor(container, user) {
    this.end = `--- end of command ${Math.random().toString(36).slice(2)} ---`
    const loop = `newline='\n'; while IFS= read -r line; do (eval "$line"); printf '%s %d\\n' '${this.end}' $?; printf '%s 0\\n' '${this.end}' >&2; done`
    // Newer engines give what they execute no umask, where a container that is started has 022.
    const shell = ['sh', '-c', `umask 022; ${loop}`]
    this.child = spawn('docker', ['exec', '-i', '-u', user, '-w', '/layers', container, BUSYBOX, ...shell])
    this.child.stdin.on('error', () => {})
    this.ended = new Promise((_, reject) => this.child.on('error', reject).on('close', (code) => reject(new Error(`the shell of user ${user} ended with ${code}`))))
    this.ended.catch(() => {})
  }

  async run(line, input = '') {
    const outputs = [this.child.stdout, this.child.stderr].map((stream) => this.untilEnd(stream))
    this.child.stdin.write(`${line}\n`)
    this.child.stdin.write(input)
    const [{ code, data }, { data: stderr }] = await Promise.race([Promise.all(outputs), this.ended])
    return { code, stdout: data, stderr: stderr.toString() }
  }

  untilEnd(stream) {
    const chunks = [], last = new RegExp(`${this.end} (\\d+)\\n$`)
    return new Promise((resolve) => stream.on('data', function listen(chunk) {
      chunks.push(chunk)
      const found = last.exec(Buffer.concat(chunks.slice(-3)).subarray(-80).toString('latin1'))
      if (!found) return
      stream.off('data', listen)
      const data = Buffer.concat(chunks)
      resolve({ code: Number(found[1]), data: data.subarray(0, data.length - found[0].length) })
    }))
  }

  stop() { this.child.stdin.end() }
}

/** The container of a case. */
export class Container {
  #shells = new Map()

  constructor(name) { this.name = name }

  static async start(name, builder, { daemon }) {
    await docker(['create', '--name', name, '--network', 'host', '--hostname', 'kit', '-u', '0', '-w', '/layers', '--entrypoint', '/bin/sh',
      ...['/layers', '/workspace', '/cache', '/launch-cache'].flatMap((v) => ['-v', v]), ...(daemon ? ['-v', `${SOCKET}:/var/run/docker.sock`] : []),
      builder, '-c', 'while :; do sleep 60; done'])
    const container = new Container(name)
    await docker(['start', name]).catch(async (error) => { await container.remove(); throw error })
    return container
  }

  #shell(user) {
    if (!this.#shells.has(user)) this.#shells.set(user, new Shell(this.name, user))
    return this.#shells.get(user)
  }

  /** Runs a program as `docker exec` would: with the variables of the container and these, without input. */
  run(words, { user, env }) {
    const unset = ['PWD', 'OLDPWD', 'SHLVL', '_'].flatMap((name) => ['-u', name]) // of the shell
    const command = [BUSYBOX, 'env', ...unset, ...Object.entries(env).map(([k, v]) => `${k}=${v}`), ...words]
    return this.#shell(user).run(`${command.map(quote).join(' ')} </dev/null`)
  }

  /** Removes files (patterns of the shell), then unpacks entries, then runs a script; all of it as root. */
  async prepare({ remove = [], entries = [], script = '' }) {
    const tar = entries.length ? writeTar(entries) : Buffer.alloc(0)
    const steps = [remove.length && `rm -rf ${remove.join(' ')} </dev/null`, tar.length && `${BUSYBOX} head -c ${tar.length} | ${BUSYBOX} tar -C / -xf -`, script && `/bin/sh -ec ${quote(script)} </dev/null`]
    if (!steps.some(Boolean)) return
    const { code, stderr } = await this.#shell('0').run(steps.filter(Boolean).join(' && '), tar)
    if (code !== 0) throw new Error(`${this.name}: cannot prepare a run (exit ${code}): ${stderr}`)
  }

  /** The trees of some directories as tar entries with absolute names, without what the way they are read adds. */
  async trees(...dirs) {
    const { code, stdout, stderr } = await this.#shell('0').run(`${BUSYBOX} tar -C / -cf - ${dirs.map((d) => quote(d.slice(1))).join(' ')} </dev/null`)
    if (code !== 0) throw new Error(`${this.name}: cannot read ${dirs.join(' ')}: ${stderr}`)
    const entries = walk(longNames(readTar(stdout))).map((e) => ({ ...e, name: `/${e.name}`, pax: {}, uname: '', gname: '', prefix: '', format: 'ustar' }))
    return dirs.map((dir) => entries.filter((e) => e.name.startsWith(`${dir}/`)))
  }

  async remove() {
    for (const shell of this.#shells.values()) shell.stop()
    await docker(['rm', '-fv', this.name], { check: false })
  }
}

/** Busybox puts a name or link that is too long into an entry before. */
function longNames(entries) {
  let long = {}
  return entries.flatMap((e) => {
    if (e.name === '././@LongLink') { long[e.type === 'L' ? 'name' : 'link'] = readName(e.data); return [] }
    const whole = { ...e, ...long }
    long = {}
    return [whole]
  })
}

/** Sorted as a walk finds them; of the names of one file the first is the file, the others are links to it, whatever the order in the tar. */
function walk(entries) {
  const originals = new Map(entries.map((e) => [e.name, e])), first = new Map()
  const parts = new Map(entries.map((e) => [e, e.name.split('/')]))
  const before = (a, b) => { const at = a.findIndex((part, i) => part !== b[i]); return at < 0 || (at < b.length && a[at] < b[at]) }
  return entries.sort((a, b) => (a === b ? 0 : before(parts.get(a), parts.get(b)) ? -1 : 1)).map((e) => {
    const file = e.type === '1' ? e.link : e.name
    if (first.has(file)) return { ...e, type: '1', size: 0, data: Buffer.alloc(0), link: first.get(file) }
    first.set(file, e.name)
    return e.type === '1' ? { ...originals.get(file), name: e.name } : e
  })
}
