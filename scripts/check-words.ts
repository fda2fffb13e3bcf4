import { glob, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Each with what to do instead. The scripts are left out: this file names what it looks for. */
const unwanted: { pattern: RegExp; instead: string; except?: RegExp }[] = [
  { pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/, instead: 'finish it, or write it into the issue' },
  { pattern: /chưa hỗ trợ|tính năng đang phát triển/i, instead: 'say what a person can do now' },
  { pattern: /@ts-(?:ignore|nocheck|expect-error)/, instead: 'give the value its type' },
  { pattern: /biome-ignore|eslint-disable|(?:istanbul|v8|c8) ignore/, instead: 'mend what the check found' },
  { pattern: /\b(?:test|it|describe)\.(?:only|todo)\b/, instead: 'run all tests, and write those that are named' },
  {
    pattern: /\bprocess\.env[.[]/,
    instead: 'src/app/config.ts is the only reader of the environment: take the value as an argument',
    except:
      /^src\/app\/config\.ts$|\.test\.tsx?$|\/testing\/|\/(?:on-both-databases|server-for-tests)\.ts$|^walks\/|^bench\//,
  },
]

const vagueNames = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'misc',
  'manager',
  'service',
  'handler',
  'data',
  'info',
  'index',
]

/** What stands in files that a person or a compiler reads: unwanted words, unnormalised Vietnamese, vague names. */
async function checkWords(): Promise<string[]> {
  const problems: string[] = []
  for await (const path of glob('{src,walks,bench,docs}/**/*.{ts,tsx,css,sql,md}', { cwd: root })) {
    const text = await readFile(join(root, path), 'utf8')
    problems.push(...checkName(path), ...checkText(path, text))
  }
  return problems
}

/** The last word is what a thing is: `data-table` is a table, `table-data` is anything. */
export function checkName(path: string): string[] {
  const head = basename(path).split('.')[0]?.split('-').at(-1) ?? ''
  const vague = path.startsWith('src/') && vagueNames.includes(head) ? head : undefined
  return vague ? [`${path}: the name says «${vague}»; name it after what it is (STYLE.md)`] : []
}

export function checkText(path: string, text: string): string[] {
  const problems: string[] = []
  const wanted = unwanted.filter(({ except }) => !except?.test(path))
  for (const [index, line] of text.split('\n').entries()) {
    for (const { pattern, instead } of wanted) {
      const found = pattern.exec(line)
      if (found) problems.push(`${path}:${index + 1}: «${found[0]}»: ${instead}`)
    }
    if (line !== line.normalize('NFC')) problems.push(`${path}:${index + 1}: letters apart from their marks; write NFC`)
  }
  if (path.endsWith('.sql') && !text.startsWith('-- ')) problems.push(`${path}: begin with a comment that says why`)
  return problems
}

if (import.meta.main) {
  const problems = await checkWords()
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length === 0 ? 0 : 1
}
