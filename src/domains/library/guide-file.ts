/**
 * Tệp hướng dẫn: a guide, an answer or a newsletter as a text file that people write and read. Head between `---`, then
 * `## headings` with one sentence a line; a sentence that states law ends with its khoản in square brackets:
 *
 *     Bạn không phải trả tiền. [11/2017/QH14 dieu-8 khoan-1; 11/2017/QH14 dieu-3 khoan-4]
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
  terms: { word: string; meaning: string }[]
  sections: GuideSection[]
}

export type GuideSection = { heading: string; sentences: GuideSentence[] }

export type GuideSentence = { text: string; citations: GuideCitation[] }

/** «35/2013/QH13 dieu-3 khoan-1 diem-dd»; the point is kept as written in the law: «đ». */
export type GuideCitation = { documentNumber: string; article: string; clause?: string; point?: string }

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
    sections: parseSections(lines, end + 1, wrong),
  }
}

type Wrong = (line: number, why: string) => Error

function parseHead(lines: string[], wrong: Wrong): { fields: Map<string, string>; terms: GuideFile['terms'] } {
  const fields = new Map<string, string>()
  const terms: GuideFile['terms'] = []
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

function parseSections(lines: string[], from: number, wrong: Wrong): GuideSection[] {
  const sections: GuideSection[] = []
  for (const [offset, line] of lines.slice(from).entries()) {
    const at = from + offset
    if (line.trim() === '') continue
    if (line.startsWith('## ')) sections.push({ heading: line.slice(3).trim(), sentences: [] })
    else if (sections.length === 0) throw wrong(at, 'a sentence stands under a heading (## …)')
    else sections.at(-1)!.sentences.push(parseSentence(line.trim(), at, wrong))
  }
  const empty = sections.find(({ sentences }) => sentences.length === 0)
  if (sections.length === 0 || empty) throw wrong(from, `«${empty?.heading ?? 'the text'}» has no sentences`)
  return sections
}

function parseSentence(line: string, at: number, wrong: Wrong): GuideSentence {
  const [, text = '', places] = /^([^[\]]*?)(?: \[([^[\]]+)\])?$/u.exec(line) ?? []
  if (!/[.?!:»]$/u.test(text)) throw wrong(at, 'a sentence ends with its mark, and only citations follow it')
  if (/[.?!]\s+\p{Lu}/u.test(text)) throw wrong(at, 'one line, one sentence')
  const citations = places === undefined ? [] : places.split(';').map((place) => parseCitation(place.trim(), at, wrong))
  return { text, citations }
}

const citationForm =
  /^(?<number>\S.*?) dieu-(?<article>\d+[a-zđ]?)(?: khoan-(?<clause>\d+[a-zđ]?))?(?: diem-(?<point>[a-z]{1,2}))?$/u

function parseCitation(place: string, at: number, wrong: Wrong): GuideCitation {
  const { number, article, clause, point } = citationForm.exec(place)?.groups ?? {}
  if (!number || !article) throw wrong(at, `«${place}» is not «số hiệu dieu-N khoan-N diem-x»`)
  return {
    documentNumber: number,
    article,
    ...(clause && { clause }),
    ...(point && { point: point === 'dd' ? 'đ' : point }),
  }
}
