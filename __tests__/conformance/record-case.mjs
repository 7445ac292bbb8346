// Runs a case and records it.
import fs from 'node:fs'
import path from 'node:path'
import { Describer } from './describe.mjs'
import { Container, docker, launch } from './engine.mjs'
import { fail } from './fail.mjs'
import { accounts, folder, modules, orderToml, PATH_ENV, runImageConfig } from './fixtures.mjs'
import { fromDaemon, fromLayout, fromRegistry, makeLayer, pushImage } from './images.mjs'
import { Placeholders } from './placeholders.mjs'
import { writeTar } from './tar.mjs'
import { lines, plain } from './text.mjs'

const CNB_USER = '1000:1000'
const owner = { uid: 1000, gid: 1000 }
const directory = (name, own = {}) => ({ name: `${name}/`, type: '5', mode: 0o755, ...own })
const textFile = (name, text, own = {}) => ({ name, data: Buffer.from(text), mode: text.startsWith('#!') ? 0o755 : 0o644, ...own })
const firstWord = (step) => (typeof step === 'string' ? step : Array.isArray(step.cmd) ? step.cmd[0] : step.cmd).split(' ')[0]

/**
 * @param folder of the case
 * @param baseLayer of all run images
 * @param stamp no other recording has
 * @returns the recording, the log, and what went otherwise than the case declares
 */
export async function recordCase(dir, { builder, registry, baseLayer, stamp }) {
  const name = path.basename(dir), spec = JSON.parse(fs.readFileSync(path.join(dir, 'case.json')))
  const repo = `kit/${stamp}/${name}`
  const placeholders = new Placeholders([[`${registry}/${repo}`, '<repo>'], [repo, '<repo-path>'], [registry, '<registry>']])
  const vars = { registry, repo: `${registry}/${repo}`, image: `${registry}/${repo}/app` }
  const expand = (text) => text.replace(/\{\{([\w-]+)\}\}/g, (all, key) => vars[key] ?? fail(`${name}: unknown variable ${all}`))
  const { runLayers, layouts } = await pushRunImages({ spec, registry, repo, baseLayer, placeholders, vars })
  const describer = new Describer({ placeholders, stamp, runLayers })
  const log = [], notes = [], runs = [], changes = {}, made = new Set()
  const container = await Container.start(`kit-${stamp}-${name}`, builder, spec)
  try {
    if (spec.layout) await container.prepare({ entries: [directory(spec.layout.slice(1)), ...layouts], script: `chown -R ${CNB_USER} ${spec.layout}` })
    for (const run of spec.runs) {
      log.push(`=== run: ${run.name}`)
      runs.push(await recordRun(run, { dir, spec, container, describer, placeholders, expand, log, changes, note: (text) => notes.push(`${name}: ${text}`) }))
      if (spec.daemon) for (const id of await imagesOf(vars.repo)) made.add(id)
    }
  } catch (error) {
    throw Object.assign(error, { log: log.slice(-4).join('\n') })
  } finally {
    await container.remove()
    if (spec.daemon || spec.runs.some((r) => r.launch)) await removeImages(vars.repo, made)
  }
  const result = JSON.parse(placeholders.hide(JSON.stringify({ case: name, runs, layers: describer.layers, contents: describer.contents })))
  for (const run of result.runs) run.cache?.files.sort(), run.launchCache?.files.sort()
  return { result, log: placeholders.hide(log.join('\n')), notes }
}

async function pushRunImages({ spec, registry, repo, baseLayer, placeholders, vars }) {
  const layouts = [], runLayers = new Set([baseLayer.diffID])
  placeholders.known(baseLayer.diffID, 'base-layer')
  for (const [key, image] of Object.entries({ run: {}, ...spec.runImages })) {
    const layers = [baseLayer, makeLayer(writeTar([{ name: 'etc/kit-run', data: Buffer.from(image.content ?? `${key}\n`) }]))]
    const pushed = await pushImage(registry, `${repo}/${key}`, 'latest', { layers, config: runImageConfig(image), oci: image.oci, annotations: image.annotations })
    vars[key] = `${registry}/${repo}/${key}`
    vars[`${key}-digest`] = `sha256:${pushed.digest}`
    placeholders.known(pushed.digest, spec.daemon ? `${key}-id` : `${key}-digest`)
    placeholders.known(pushed.configDigest, spec.daemon ? `${key}-id` : `${key}-config`)
    placeholders.known(pushed.diffIDs[1], `${key}-layer`)
    runLayers.add(pushed.diffIDs[1])
    if (spec.daemon) await docker(['pull', '-q', vars[key]])
    if (spec.layout) layouts.push(...pushed.layout(`${spec.layout.slice(1)}/${vars[key]}/latest`))
  }
  return { layouts, runLayers }
}

async function recordRun(run, { dir, spec, container, describer, placeholders, expand, log, changes, note }) {
  const settings = { ...spec, ...run, files: { ...spec.files, ...run.files } }
  await container.prepare(preparation(run, { dir, settings, changes, expand }))

  const record = { name: run.name, referenceOnly: run.referenceOnly, phases: [] }
  for (const step of run.phases) {
    const phase = typeof step === 'string' ? { cmd: step } : step
    const { name, exit, said, output } = await runPhase(phase, { env: { CNB_PLATFORM_API: settings.api, ...spec.env, ...run.env, ...phase.env }, user: phase.user ?? settings.user, container, expand })
    if (exit !== (phase.exit ?? 0)) note(`run ${run.name}: ${name} gave exit ${exit}`)
    log.push(`--- ${name} (exit ${exit})\n${output}`)
    record.phases.push({ phase: name, exit, said, ...(phase.snapshot && { after: describer.directory((await container.trees('/layers'))[0]) }) })
  }

  const [layers, cache, launchCache] = await container.trees('/layers', '/cache', '/launch-cache')
  record.after = describer.directory(layers)
  if (run.phases.some((p) => /^(creator|restorer|exporter)/.test(firstWord(p)))) record.cache = describer.cache(cache)
  if (spec.daemon) record.launchCache = describer.cache(launchCache)
  record.images = await recordImages(run, { report: record.after.toml['/layers/report.toml']?.image, container, describer, placeholders, expand })
  if (run.launch) record.launch = await launchAll(run, { daemon: spec.daemon, expand, log, note })
  return record
}

/** What the container needs before a run: everything but the caches is made anew. */
function preparation(run, { dir, settings, changes, expand }) {
  let entries = []
  const remove = []
  const drop = (file) => { remove.push(`'${file}'`); entries = entries.filter((e) => `/${e.name}` !== file && !`/${e.name}`.startsWith(`${file}/`)) }
  if (!run.keep) {
    Object.assign(changes, run.app)
    remove.push('/layers/*', '/layers/.[!.]*', '/workspace/*', '/workspace/.[!.]*', '/platform', '/cnb/buildpacks', '/cnb/extensions', '/cnb/build-config', '/cnb/*.toml')
    if (run.clearCache) remove.push('/cache/*', '/launch-cache/*')
    entries.push(...accounts(), ...['layers', 'workspace', 'cache', 'launch-cache'].map((d) => directory(d, owner)), ...['platform', 'platform/env', 'cnb'].map((d) => directory(d)),
      ...modules(path.join(dir, 'buildpacks'), 'cnb/buildpacks'), ...modules(path.join(dir, 'extensions'), 'cnb/extensions'),
      ...(settings.order ? [textFile('cnb/order.toml', orderToml(settings.order) + (settings.orderExtensions ? orderToml(settings.orderExtensions, 'order-extensions') : ''))] : []),
      ...folder(path.join(dir, 'app'), 'workspace', owner))
    for (const [file, text] of Object.entries(changes)) {
      if (text === null) drop(`/workspace/${file}`)
      else entries.push(...path.dirname(file).split('/').map((_, i, p) => directory(`workspace/${p.slice(0, i + 1).join('/')}`, owner)), textFile(`workspace/${file}`, text, owner))
    }
  }
  for (const [file, text] of Object.entries(run.keep ? run.files ?? {} : settings.files)) {
    if (text === null) drop(file)
    else entries.push(textFile(file.slice(1), expand(text)))
  }
  return { remove, entries, script: run.setup }
}

async function runPhase(phase, { env, user = CNB_USER, container, expand }) {
  const all = { PATH: PATH_ENV, HOME: '/home/cnb', CNB_USER_ID: '1000', CNB_GROUP_ID: '1000', CNB_NO_COLOR: 'true',
    CNB_CACHE_DIR: '/cache', CNB_RUN_IMAGE: '{{run}}', ...env }
  const [name, ...args] = (Array.isArray(phase.cmd) ? phase.cmd : phase.cmd.split(/ +/)).map(expand)
  const given = Object.entries(all).filter(([, v]) => v !== null).map(([k, v]) => [k, expand(v)])
  const { code, stdout, stderr } = await container.run([`/cnb/lifecycle/${name}`, ...args], { user, env: Object.fromEntries(given) })
  const text = plain(stdout.toString())
  const said = lines(text).filter((l) => l.includes('kit> ')).map((l) => l.replace(/^.*kit> /, ''))
  return { name, exit: code, said, output: text + stderr }
}

async function recordImages(run, { report, container, describer, placeholders, expand }) {
  const images = {}, sizes = new Map(), last = run.phases.at(-1)
  for (const pattern of run.images ?? (/^(creator|exporter|rebaser)/.test(firstWord(last)) && !last.exit ? ['{{image}}'] : [])) {
    const reference = expand(pattern.replace(/^(daemon|layout):/, '')), label = `${pattern.replace('{{image}}', 'app')} after ${run.name}`
    const image = pattern.startsWith('daemon:') ? await fromDaemon(reference) : pattern.startsWith('layout:') ? await fromLayout(container, reference)
      : await fromRegistry(reference).catch((e) => (e.status === 404 ? null : Promise.reject(e)))
    images[pattern] = image && (await describer.image(image, label))
    if (image?.digest) sizes.set(`sha256:${image.digest}`, image.size)
  }
  // Of an image the case does not look at.
  if (report?.digest) placeholders.known(report.digest.replace('sha256:', ''), `digest in the report of ${run.name}`)
  if (report?.['image-id']) placeholders.known(report['image-id'].replace('sha256:', ''), `image id in the report of ${run.name}`)
  const size = sizes.get(report?.digest)
  if (report?.['manifest-size'] > 0 && (size ?? report['manifest-size']) === report['manifest-size']) report['manifest-size'] = '<size of the manifest>'
  return images
}

async function launchAll(run, { daemon, expand, log, note }) {
  const references = run.launch.map((check) => expand(check.image ?? '{{image}}')), launched = []
  if (!daemon) for (const reference of new Set(references)) await docker(['pull', '-q', reference], { check: false })
  for (const [i, check] of run.launch.entries()) {
    const { code, stdout, stderr } = await launchHeard({ ...check, image: references[i] })
    const text = plain(stdout.toString())
    log.push(`--- launch: ${check.name} (exit ${code})\n${text}${plain(stderr)}`)
    let out = lines(text).filter((l) => !/^(ERROR|Warning|WARNING)/.test(l))
    if (check.dump === 'env') out = out.filter((l) => !/^(HOME|HOSTNAME|PWD|OLDPWD|SHLVL|_|TERM)=/.test(l)).sort()
    if (code !== (check.exit ?? 0)) note(`run ${run.name}: launch ${check.name} gave exit ${code}`)
    launched.push({ name: check.name, exit: code, stdout: out })
  }
  return launched
}

/**
 * Launches once more what succeeded without a word: an engine stops listening to a container two seconds after its end, and a
 * busy machine may need longer to hand its output over.
 */
async function launchHeard(check) {
  const first = await launch(check)
  return first.code === 0 && first.stdout.length === 0 ? launch(check) : first
}

const imagesOf = async (repositories) => lines((await docker(['images', '-q', '--no-trunc', '--filter', `reference=${repositories}/*`])).stdout.toString())

/** Also those that have lost their name to a later one: an engine fetches no layer that it has unpacked for them, and so cannot give it out. */
async function removeImages(repositories, made) {
  const { stdout } = await docker(['images', '--digests', '--format', '{{.Repository}} {{.Tag}} {{.Digest}}', '--filter', `reference=${repositories}/*`])
  const references = lines(stdout.toString()).map((l) => l.split(' ')).map(([name, tag, digest]) => (tag === '<none>' ? `${name}@${digest}` : `${name}:${tag}`))
  for (const images of [references, [...made]]) if (images.length) await docker(['rmi', '-f', ...images], { check: false })
}
