import { execFile } from 'node:child_process'
import { cp, glob, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { allowedImports, plantedViolations } from './planted-violations.ts'

const root = join(import.meta.dirname, '..')
const outputBytesMax = 256 * 1_048_576

/**
 * Checks the direction of imports, and the check itself: that it saw every file under src/, and that each rule catches
 * the violation planted for it and none of what is allowed. (With a TypeScript it does not know, dependency-cruiser sees
 * nothing and says all is well.)
 */
async function checkImports(): Promise<string[]> {
  const [house, planted] = await Promise.all([cruise(root), cruisePlanted()])
  const files = await listSources(root)
  console.info(
    `${house.modules.length} modules of ${files.length} files seen, ${Object.keys(plantedViolations).length} rules fire`,
  )
  return [...house.violations.map(showViolation), ...unseen(files, house.modules), ...rulesThatFail(planted)]
}

type Cruise = { modules: string[]; violations: Violation[]; rules: string[] }
type Violation = { rule: { name: string }; from: string; to: string; comment?: string; cycle?: { name: string }[] }

async function cruise(folder: string): Promise<Cruise> {
  const command = join(root, 'node_modules/.bin/depcruise')
  const options = ['src', '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json']
  const { stdout } = await promisify(execFile)(process.execPath, [command, ...options], {
    cwd: folder,
    maxBuffer: outputBytesMax,
  })
  const { modules, summary } = JSON.parse(stdout)
  return {
    modules: modules.map(({ source }: { source: string }) => source).filter((it: string) => it.startsWith('src/')),
    violations: summary.violations,
    rules: summary.ruleSetUsed.forbidden.map(({ name }: { name: string }) => name),
  }
}

/** A small house in a folder of its own, with one violation for each rule. */
async function cruisePlanted(): Promise<Cruise> {
  const folder = await mkdtemp(join(tmpdir(), 'planted-'))
  try {
    for (const name of ['package.json', 'tsconfig.json']) await cp(join(root, name), join(folder, name))
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
    const imports = [...Object.values(plantedViolations), ...allowedImports]
    const targets = imports.map(([, to]) => to).filter((to) => to.startsWith('#') && to !== '#base/absent.ts')
    for (const target of targets) await write(folder, target.replace('#', 'src/'), 'export const planted = 1\n')
    for (const [from, to] of imports) await write(folder, from, `import '${to}'\n`)
    return await cruise(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function write(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
}

function rulesThatFail({ rules, violations }: Cruise): string[] {
  const silent = rules.filter((rule) => {
    const planted = plantedViolations[rule]
    return planted === undefined || !violations.some((it) => it.rule.name === rule && it.from === planted[0])
  })
  const allowed = new Set(allowedImports.map(([from]) => from))
  return [
    ...silent.map((rule) => `The rule ${rule} did not catch what is planted for it in scripts/planted-violations.ts`),
    ...violations
      .filter(({ from }) => allowed.has(from))
      .map((it) => `Caught though it is allowed: ${showViolation(it)}`),
  ]
}

function unseen(files: string[], modules: string[]): string[] {
  const seen = new Set(modules)
  return files.filter((file) => !seen.has(file)).map((file) => `${file} was not seen by the check of imports`)
}

async function listSources(folder: string): Promise<string[]> {
  const files: string[] = []
  for await (const file of glob('src/**/*.{ts,tsx}', { cwd: folder })) files.push(file)
  return files
}

function showViolation({ rule, from, to, comment, cycle }: Violation): string {
  const path = cycle ? [from, ...cycle.map(({ name }) => name)].join(' → ') : `${from} → ${to}`
  return `${rule.name}: ${path}${comment ? `\n    ${comment}` : ''}`
}

const problems = await checkImports()
for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
