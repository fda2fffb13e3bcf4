import { type GuideSection, readGuideText } from '#domains/library/guide-text.ts'

/**
 * Tệp hướng dẫn: a guide, an answer or a newsletter as a text file that people write and read. Head between `---`, then the body
 * as guide-text.ts says it: `## headings`, one sentence a line, each sentence that states law with its khoản.
 */
export type GuideFile = {
  /** `hoa-giai-o-co-so`: the file's name and its address. */
  slug: string
  kind: GuideKind
  title: string
  summary: string
  topics: GuideTopic[]
  audience: Audience
  /** Legal words that the text uses, each explained once. */
  terms: GuideTerm[]
  sections: GuideSection[]
  /** The body as it was written. */
  text: string
}

export type GuideTerm = { word: string; meaning: string }

export type GuideKind = keyof typeof guideKinds

export const guideKinds = { guide: 'Hướng dẫn', answer: 'Hỏi – đáp', newsletter: 'Bản tin' } as const

export type Audience = keyof typeof audiences

/** For whom a text is written first; everybody may read it. */
export const audiences = {
  'moi-nguoi': 'Mọi người',
  'khuyet-tat': 'Người khuyết tật',
  'tre-em': 'Trẻ em và người chăm sóc trẻ',
  'ho-ngheo': 'Hộ nghèo, hộ cận nghèo',
  'dan-toc': 'Người dân tộc thiểu số',
  'bao-luc-gia-dinh': 'Người bị bạo lực gia đình',
  'nguoi-chap-hanh-an': 'Người đang và đã chấp hành án',
} as const

export type GuideTopic = keyof typeof guideTopics

export const guideTopics = {
  'hoa-giai': 'Hòa giải',
  'tro-giup-phap-ly': 'Trợ giúp pháp lý',
  'gia-dinh': 'Hôn nhân, gia đình',
  'tre-em': 'Trẻ em',
  'khuyet-tat': 'Người khuyết tật',
  'khieu-nai-to-cao': 'Khiếu nại, tố cáo, phản ánh',
  'tiep-can-thong-tin': 'Thông tin, phổ biến pháp luật',
  'dat-nha': 'Đất, nhà, hàng xóm',
  'ho-tich-cu-tru': 'Hộ tịch, cư trú',
  'vay-muon-thue': 'Vay, thuê, đặt cọc, bồi thường',
  'hinh-su': 'Chấp hành án, tái hòa nhập',
} as const

/** The text of a file; throws with file and line when it is not in this form: what ships with the system is whole or not at all. */
export function parseGuideFile(slug: string, text: string): GuideFile {
  const lines = text.normalize('NFC').split('\n')
  const wrong = (line: number, why: string) => new Error(`${slug}.md:${line + 1}: ${why}`)
  const end = lines.indexOf('---', 1)
  if (lines[0] !== '---' || end < 0) throw wrong(0, 'the head stands between two lines of ---')
  const head = parseHead(lines.slice(1, end), wrong)
  const field = (name: string): string => {
    const value = head.fields.get(name)
    if (!value) throw wrong(0, `the head has no ${name}`)
    return value
  }
  if (field('slug') !== slug) throw wrong(0, `slug is ${field('slug')}, the file's name says ${slug}`)
  return {
    slug,
    kind: oneOf(field('kind'), guideKinds, wrong),
    title: field('title'),
    summary: field('summary'),
    topics: field('topics')
      .replace(/^\[|\]$/g, '')
      .split(',')
      .map((topic) => oneOf(topic.trim(), guideTopics, wrong)),
    audience: oneOf(field('audience'), audiences, wrong),
    terms: head.terms,
    ...parseBody(lines, end + 1, wrong),
  }
}

type Wrong = (line: number, why: string) => Error

function parseHead(lines: string[], wrong: Wrong): { fields: Map<string, string>; terms: GuideTerm[] } {
  const fields = new Map<string, string>()
  const terms: GuideTerm[] = []
  for (const [index, line] of lines.entries()) {
    const [, indent, name = '', value = ''] = /^( *)([^:]+):(?: +(.*))?$/u.exec(line) ?? []
    if (indent === undefined) throw wrong(index + 1, 'a line of the head is «name: value»')
    if (indent !== '' && value === '') throw wrong(index + 1, `«${name}» has no meaning beside it`)
    if (indent !== '') terms.push({ word: name, meaning: value.trim() })
    else fields.set(name, value.trim())
  }
  return { fields, terms }
}

function oneOf<Name extends string>(value: string, names: Record<Name, string>, wrong: Wrong): Name {
  if (!Object.hasOwn(names, value)) throw wrong(0, `«${value}» is none of ${Object.keys(names).join(', ')}`)
  return value as Name
}

function parseBody(lines: string[], from: number, wrong: Wrong): Pick<GuideFile, 'sections' | 'text'> {
  const text = lines.slice(from).join('\n')
  const { sections, faults } = readGuideText(text)
  const fault = faults[0]
  if (fault) throw wrong(from + fault.line - 1, fault.sentence)
  return { sections, text: text.trim() }
}
