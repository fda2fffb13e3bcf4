import { readFileSync } from 'node:fs'
import { findPersonal, type PersonalKind } from '#engines/personal/find-personal.ts'

/** A sentence without its marks, and what was marked in it. */
export type MarkedSentence = { text: string; marked: { kind: PersonalKind; start: number; end: number }[] }

/** «Tôi là {name:An}» of each line that is no remark. */
export function personalSentences(path: string): MarkedSentence[] {
  return readFileSync(path, 'utf8')
    .normalize('NFC')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(readMarked)
}

function readMarked(line: string): MarkedSentence {
  const marked: MarkedSentence['marked'] = []
  let text = ''
  let done = 0
  for (const { index, 0: whole, 1: kind, 2: words } of line.matchAll(/\{(\w+):([^}]+)\}/gu)) {
    text += line.slice(done, index)
    marked.push({ kind: kind as PersonalKind, start: text.length, end: text.length + words!.length })
    text += words
    done = index + whole.length
  }
  return { text: text + line.slice(done), marked }
}

export type PersonalHits = {
  met: number
  marked: number
  right: number
  found: number
  missed: string[]
  wrong: string[]
}

/** What was marked is met when finds cover all of it; a find is right when it covers something that was marked. */
export function personalHits(sentences: readonly MarkedSentence[], year: number): PersonalHits {
  const hits: PersonalHits = { met: 0, marked: 0, right: 0, found: 0, missed: [], wrong: [] }
  for (const { text, marked } of sentences) {
    const finds = findPersonal(text, year)
    for (const one of marked) {
      hits.marked++
      const covered = finds.some(({ start, end }) => start <= one.start && end >= one.end)
      if (covered) hits.met++
      else hits.missed.push(`${one.kind} «${text.slice(one.start, one.end)}» · ${text}`)
    }
    for (const one of finds) {
      hits.found++
      if (marked.some(({ start, end }) => start < one.end && end > one.start)) hits.right++
      else hits.wrong.push(`${one.kind} «${one.text}» · ${text}`)
    }
  }
  return hits
}
