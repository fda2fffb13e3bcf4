import { existsSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { commands } from '#app/commands.ts'

const root = join(import.meta.dirname, '..')
const required = ['README.md', 'ARCHITECTURE.md', 'STYLE.md', 'docs/glossary.md']

/** Documents stay true: what they link to, name or tell one to type exists. Each domain introduces itself. */
async function checkDocuments(): Promise<string[]> {
  const problems = required.filter((path) => !existsSync(join(root, path))).map((path) => `${path} is missing`)
  for (const folder of await list('src/domains/*')) {
    if (!existsSync(join(root, folder, 'README.md')))
      problems.push(`${folder}/README.md is missing: what it is, the law, where to start`)
  }
  const scripts = Object.keys(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).scripts)
  for (const path of await list('{*.md,{docs,src,walks,bench}/**/*.md}')) {
    const text = await readFile(join(root, path), 'utf8')
    const found = [...(await checkLinks(path, text)), ...(await checkPaths(text)), ...checkCommands(text, scripts)]
    problems.push(...found.map((problem) => `${path}: ${problem}`))
  }
  return [...problems, ...checkDecisions(await list('docs/decisions/*.md'))]
}

/** `[words](path#heading)` within the repository. */
export async function checkLinks(path: string, text: string): Promise<string[]> {
  const problems: string[] = []
  for (const [, target = ''] of text.matchAll(/\]\(([^()\s]+)\)/g)) {
    if (/^[a-z]+:/i.test(target)) continue
    const [file = '', heading] = decodeURI(target).split('#')
    const to = file === '' ? join(root, path) : join(root, dirname(path), file)
    if (!existsSync(to)) problems.push(`the link ${target} leads nowhere`)
    else if (heading && to.endsWith('.md') && !headingsOf(await readFile(to, 'utf8')).has(heading)) {
      problems.push(`${relative(root, to)} has no heading #${heading}`)
    }
  }
  return problems
}

/** Anchors as GitHub makes them: lower case, no punctuation, dashes for spaces. */
export function headingsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#{1,6} +(.+)$/gm)].map((match) => match[1] ?? '')
  return new Set(
    headings.map((it) =>
      it
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/gu, '-'),
    ),
  )
}

/** `src/…` between backticks; `*` and `{a,b}` must match something, `<name>` and `…` stand for anything. */
export async function checkPaths(text: string): Promise<string[]> {
  const problems: string[] = []
  for (const [, path = ''] of text.matchAll(/`((?:src|bin|scripts|docs|walks|bench|\.ci)\/[^`\s]*)`/g)) {
    const pattern = path.replace(/<[^>]*>|…/gu, '*').replace(/[/:#]\d*$/, '')
    const isThere = /[*{]/.test(pattern) ? (await list(pattern)).length > 0 : existsSync(join(root, pattern))
    if (!isThere) problems.push(`there is no ${path}`)
  }
  return problems
}

export function checkCommands(text: string, scripts: string[]): string[] {
  const problems: string[] = []
  const code = [...text.matchAll(/```[^\n]*\n([\s\S]*?)```|`([^`\n]+)`/g)].map((match) => match[1] ?? match[2] ?? '')
  for (const line of code.flatMap((block) => block.split('\n'))) {
    const script = /\bnpm (?:run (?:-s )?)?(start|test|(?<=run (?:-s )?)[\w:-]+)/.exec(line)?.[1]
    if (script && !scripts.includes(script)) problems.push(`«${line.trim()}»: package.json has no script ${script}`)
    const program = /(?:^|\s)(?:\.\/)?bin\/([\w-]+)/.exec(line)?.[1]
    if (program && !existsSync(join(root, 'bin', program)))
      problems.push(`«${line.trim()}»: there is no bin/${program}`)
    const words = /\bbin\/lgd +([a-z][^#|>]*)/.exec(line)?.[1]
    if (words && !commands.some(({ name }) => `${words} `.startsWith(`${name} `))) {
      problems.push(`«${line.trim()}»: lgd has no such command`)
    }
  }
  return problems
}

/** Decisions are numbered without gaps, so that none is lost and none is overwritten. */
export function checkDecisions(paths: string[]): string[] {
  const numbers = paths.map((path) => Number(/\/(\d{4})-[^/]+\.md$/.exec(path)?.[1]))
  return paths
    .filter((_, index) => numbers[index] !== index + 1)
    .map((path) => `${path}: decisions are numbered 0001, 0002, …`)
}

async function list(pattern: string): Promise<string[]> {
  const found: string[] = []
  for await (const path of glob(pattern, { cwd: root })) found.push(path)
  return found.sort()
}

if (import.meta.main) {
  const problems = await checkDocuments()
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length === 0 ? 0 : 1
}
