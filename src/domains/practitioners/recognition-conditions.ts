/**
 * Điều kiện công nhận: what the law asks of a person and of whoever decides, each held against what is known. What a verified rule
 * says «no» to, or what is not known where it asks, stops the recognition; an unverified one is only shown.
 * @law Luật PBGDPL 14/2012/QH13, Điều 35 khoản 1–3, Điều 37; TT 10/2016/TT-BTP, Điều 3, Điều 5
 */
import type { Day } from '#base/day.ts'
import { decides, type Mark } from '#domains/library/document.ts'
import type { PractitionerFacts } from '#domains/practitioners/practitioner.ts'
import type { DecidingLevel, PractitionerKind } from '#domains/practitioners/practitioner-kind.ts'
import { type Standard, standardOn } from '#domains/practitioners/standard.ts'

export type Standing = 'met' | 'not-met' | 'unknown'

export type Condition = {
  id: string
  what: string
  standing: Standing
  /** What to do where it is not met. */
  say: string
  article: string
  mark: Mark
}

export type Deciding = {
  /** Of the body in whose list the person stands. */
  bodyLevel: 'province' | 'commune'
  bodyKind: string
  /** Whether there were units of the deciding level on the day of the decision. */
  levelStands: boolean
  /** Of the decision: the law of that day asks. */
  day: Day
}

const pbgdpl = 'Luật 14/2012/QH13'

/** All conditions for this kind; empty where no law sets any. */
export function conditionsFor(kind: PractitionerKind, facts: PractitionerFacts, deciding: Deciding): Condition[] {
  if (kind.level === null) return []
  const who = [levelStands(kind, deciding), placeFits(kind, kind.level, deciding)]
  if (kind.standards !== 'speaker') return who
  const { day } = deciding
  const asked = [official(facts, day), learned(facts, day), named(facts, day)]
  return [...who, ...asked.filter((one) => one !== undefined)]
}

/** What stops it, in the order of the law. */
export function obstacles(conditions: readonly Condition[]): Condition[] {
  return conditions.filter(({ standing, mark }) => standing !== 'met' && decides(mark))
}

function levelStands(kind: PractitionerKind, { levelStands: stands }: Deciding): Condition {
  return {
    id: 'level',
    what: `${kind.decidedBy} quyết định`,
    standing: stands ? 'met' : 'not-met',
    say: 'Vào ngày quyết định không còn cấp này, nên không ai quyết định công nhận được. Hãy xem lại ngày hoặc chọn loại khác.',
    article: `${pbgdpl}, ${kind.article}`,
    mark: kind.mark!,
  }
}

/** A list of communicators is kept where its chairman decides; speakers of a province at the province. Old districts have no body of today. */
function placeFits(kind: PractitionerKind, level: DecidingLevel, { bodyLevel, bodyKind }: Deciding): Condition {
  const fits =
    level === 'commune'
      ? bodyLevel === 'commune' && bodyKind === 'ubnd'
      : level === 'district' || bodyLevel === 'province'
  return {
    id: 'place',
    what: level === 'commune' ? 'Nằm trong danh sách của UBND cấp xã' : 'Nằm trong danh sách của cơ quan cấp tỉnh',
    standing: fits ? 'met' : 'not-met',
    say: `${kind.name} do ${kind.decidedBy} công nhận. Hãy ghi vào danh sách của đúng cấp.`,
    article: `${pbgdpl}, ${kind.article}`,
    mark: kind.mark!,
  }
}

function official({ isOfficial }: PractitionerFacts, day: Day): Condition | undefined {
  const standard = standardOn('speaker.official', day)
  if (standard === undefined) return undefined
  return {
    id: 'official',
    what: standard.what,
    standing: isOfficial === null ? 'unknown' : isOfficial ? 'met' : 'not-met',
    say:
      isOfficial === null
        ? 'Chưa ghi người này có phải cán bộ, công chức, viên chức, sĩ quan không. Hãy ghi rồi làm lại.'
        : 'Báo cáo viên phải là cán bộ, công chức, viên chức hoặc sĩ quan. Người ngoài có thể làm tuyên truyền viên.',
    article: articleOf(standard),
    mark: standard.mark,
  }
}

function learned({ education, yearsInLaw }: PractitionerFacts, day: Day): Condition | undefined {
  const withLaw = standardOn('speaker.law-degree', day)
  const withOther = standardOn('speaker.other-degree', day)
  if (withLaw === undefined || withOther === undefined) return undefined
  const standard = education === 'law' ? withLaw : withOther
  const needed = standard.number!
  const standing: Standing =
    education === 'none'
      ? 'not-met'
      : education === null || yearsInLaw === null
        ? 'unknown'
        : yearsInLaw >= needed
          ? 'met'
          : 'not-met'
  return {
    id: 'learned',
    what: `Bằng đại học luật và ít nhất ${withLaw.number} năm công tác pháp luật, hoặc bằng đại học khác và ít nhất ${withOther.number} năm`,
    standing,
    say:
      standing === 'unknown'
        ? 'Chưa ghi trình độ hoặc số năm công tác pháp luật. Hãy ghi đủ rồi làm lại.'
        : education === 'none'
          ? 'Báo cáo viên phải có bằng đại học. Người này có thể làm tuyên truyền viên.'
          : `Cần ít nhất ${needed} năm công tác pháp luật với bằng này; danh sách đang ghi ${yearsInLaw} năm.`,
    article: articleOf(standard),
    mark: standard.mark,
  }
}

function named({ title, fields }: PractitionerFacts, day: Day): Condition | undefined {
  const standard = standardOn('speaker.file', day)
  if (standard === undefined) return undefined
  const missing = [title === '' && 'chức vụ, nơi công tác', fields.length === 0 && 'lĩnh vực pháp luật'].filter(Boolean)
  return {
    id: 'file',
    what: standard.what,
    standing: missing.length === 0 ? 'met' : 'unknown',
    say: `Đề nghị còn thiếu ${missing.join(' và ')}. Hãy ghi đủ rồi làm lại.`,
    article: articleOf(standard),
    mark: standard.mark,
  }
}

const articleOf = ({ law, article }: Standard) => `${law}, ${article}`
