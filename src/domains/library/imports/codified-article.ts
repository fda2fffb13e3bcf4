import type { Day } from '#base/day.ts'
import { readDay } from '#base/day.ts'

/** One line of the codification as it comes. */
export type CodifiedArticle = {
  code: string
  topic: string
  topicName: string
  path: string[]
  title: string
  text: string
  documentNumber: string
  effectiveOn: Day | null
  sourceNote: string
  vbplId: string
  anchor: string
  hadControls: boolean
}

/** Undefined when the line is not an article. Letters are composed, control characters taken out. */
export function readCodifiedArticle(line: string): CodifiedArticle | undefined {
  const value = parsed(line)
  if (value === undefined) return undefined
  const text = (name: string) => cleanText(typeof value[name] === 'string' ? value[name] : '')
  const path = Array.isArray(value.path) ? value.path.filter((part) => typeof part === 'string').map(cleanText) : []
  if (typeof value.code !== 'string' || typeof value.text !== 'string') return undefined
  return {
    code: text('code').slice(0, 80),
    topic: text('topic').slice(0, 40),
    topicName: text('topicName'),
    path: path.filter((part) => part !== '').slice(0, pathMax),
    title: text('title').trim(),
    text: text('text').trim(),
    documentNumber: text('documentNumber').trim(),
    effectiveOn: readDay(text('effective')) ?? null,
    sourceNote: text('sourceNote').trim(),
    vbplId: text('vbplId'),
    anchor: text('anchor'),
    hadControls: controls.test(value.text) || (typeof value.title === 'string' && controls.test(value.title)),
  }
}

const pathMax = 12
/** All but line feeds and tabs, and halves of letters; a carriage return is a line's end. */
const controls = /(?![\n\t\r])[\p{Cc}\p{Cs}]/u
const allControls = new RegExp(controls.source, 'gu')

/** What the database can keep and a page can show: NFC, line feeds alone, nothing that cannot be seen. */
export function cleanText(text: string): string {
  const clean = text.normalize('NFC')
  return unwanted.test(clean) ? clean.replace(/\r\n?/gu, '\n').replace(allControls, '') : clean
}

const unwanted = /(?![\n\t])[\p{Cc}\p{Cs}]/u

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
