// What the kit puts into images and containers: programs, accounts, the files of a case.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fail } from './fail.mjs'
import { lines } from './text.mjs'

export const PATH_ENV = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Busybox of this machine. */
export const busyboxFile = () => ['/bin/busybox', '/usr/bin/busybox'].find(fs.existsSync) ?? fail('needs busybox (package busybox-static) on this machine')

/** A host file and the shared libraries it needs, as tar entries. */
export function program(file, name = file) {
  const libraries = spawnSync('ldd', [file], { encoding: 'utf8' }).stdout?.match(/\/\S+/g) ?? []
  return [[file, name], ...libraries.map((l) => [l, l])].map(([from, to]) => ({ name: to.slice(1), mode: 0o755, data: fs.readFileSync(fs.realpathSync(from)) }))
}

/** Files of the smallest image that can run sh, bash and the usual tools. */
export function rootfs(add) {
  const busybox = busyboxFile()
  const applets = lines(spawnSync(busybox, ['--list'], { encoding: 'utf8' }).stdout)
  const files = [...program(busybox, '/bin/busybox'), ...program('/bin/bash'), ...add.flatMap((f) => program(f)),
    ...applets.filter((a) => a !== 'busybox').map((a) => ({ name: `bin/${a}`, type: '2', mode: 0o777, link: '/bin/busybox' })),
    { name: 'usr/bin/env', type: '2', mode: 0o777, link: '/bin/busybox' }]
  const unique = [...new Map(files.map((f) => [f.name, f])).values()]
  const dirs = new Set(unique.flatMap((f) => f.name.split('/').slice(0, -1).map((_, i, parts) => parts.slice(0, i + 1).join('/'))))
  return [...[...dirs].sort().map((name) => ({ name: `${name}/`, type: '5', mode: 0o755 })), ...unique, ...accounts()]
}

export function accounts() {
  return [{ name: 'tmp/', type: '5', mode: 0o1777 }, { name: 'etc/', type: '5', mode: 0o755 }, { name: 'home/', type: '5', mode: 0o755 },
    { name: 'home/cnb/', type: '5', mode: 0o755, uid: 1000, gid: 1000 },
    { name: 'etc/passwd', data: Buffer.from('root:x:0:0:root:/root:/bin/sh\ncnb:x:1000:1000::/home/cnb:/bin/sh\nrun:x:1001:1000::/home/run:/bin/sh\n') },
    { name: 'etc/group', data: Buffer.from('root:x:0:\ncnb:x:1000:\n') }, { name: 'etc/os-release', data: Buffer.from('ID=kitbuild\nVERSION_ID=3\n') }]
}

export function runImageConfig({ labels = {}, env = [], user = '1001:1000', config = {} } = {}) {
  return { architecture: 'amd64', os: 'linux', created: '2020-01-01T00:00:00Z', author: 'run author',
    config: { User: user, Env: [`PATH=${PATH_ENV}`, 'RUN_IMAGE_ENV=yes', ...env], Cmd: ['/bin/sh'], WorkingDir: '/run-dir', ExposedPorts: { '8080/tcp': {} },
      StopSignal: 'SIGINT', Labels: { 'io.buildpacks.base.id': 'kit', 'io.buildpacks.base.distro.name': 'kitos', 'io.buildpacks.base.distro.version': '1',
        'io.buildpacks.stack.id': 'kit.stack', 'run.label': 'from run image', ...labels } },
    history: [{ created: '2020-01-01T00:00:00Z', created_by: 'base' }, { created: '2020-01-01T00:00:00Z', created_by: 'empty', empty_layer: true },
      { created: '2020-01-01T00:00:00Z', created_by: 'variant' }], ...config }
}

/** The files of a folder of the kit as tar entries: 0755 if executable, else 0644. */
export function folder(from, to, owner = {}) {
  if (!fs.existsSync(from)) return []
  const parents = to.split('/').map((_, i, parts) => parts.slice(0, i + 1).join('/')).filter(Boolean)
  const entries = fs.readdirSync(from, { recursive: true, withFileTypes: true }).map((e) => ({ file: path.join(e.parentPath ?? e.path, e.name), e }))
    .sort((a, b) => (a.file < b.file ? -1 : 1)).map(({ file, e }) => {
      const name = `${to}/${path.relative(from, file)}`
      if (e.isSymbolicLink()) return { name, type: '2', mode: 0o777, link: fs.readlinkSync(file), ...owner }
      if (e.isDirectory()) return { name: `${name}/`, type: '5', mode: 0o755, ...owner }
      return { name, mode: fs.statSync(file).mode & 0o100 ? 0o755 : 0o644, data: fs.readFileSync(file), ...owner }
    })
  return [...parents.map((name) => ({ name: `${name}/`, type: '5', mode: 0o755, ...(name === to && owner) })), ...entries]
}

/** Buildpack folders are called <escaped id>@<version>. */
export const modules = (from, to) => (fs.existsSync(from) ? fs.readdirSync(from) : []).flatMap((dir) => folder(path.join(from, dir), `${to}/${dir.replace('@', '/')}`))

/** ["a@1", "b@2?"] per group, `?` marks an optional one. */
export function orderToml(order, table = 'order') {
  return order.map((group) => [`[[${table}]]`, ...group.flatMap((item) => {
    const [, id, version, optional] = /^([^@]+)@([^?]*)(\??)$/.exec(item)
    return [`[[${table}.group]]`, `id = "${id}"`, `version = "${version}"`, ...(optional ? ['optional = true'] : [])]
  })].join('\n')).join('\n') + '\n'
}
