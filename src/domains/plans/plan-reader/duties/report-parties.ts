import { capitalise, tidy } from '#base/vietnamese.ts'
import { bodyStartOf } from '#domains/plans/plan-reader/bodies/body-words.ts'
import { fieldEndIn } from '#domains/plans/plan-reader/bodies/field-names.ts'
import { trimBody } from '#domains/plans/plan-reader/bodies/trim-body.ts'
import { type Passage, slicePassage } from '#domains/plans/plan-reader/text/passage.ts'

/** Verbs and links that end the bodies at a sentence's start. */
const predicate =
  /(?:^|[\s,])(?:co trach nhiem|chiu trach nhiem|chu tri|la (?:co quan|don vi|dau moi)|lam (?:co quan|dau moi)|dinh ky|tong hop|bao cao|thuc hien|to chuc (?:thuc hien|trien khai|xay dung|quan triet)|tham muu|huong dan|theo doi|xay dung|gui|tap trung|chu dong|can cu|phoi hop|theo chuc nang|trien khai|tang cuong|kip thoi|nghiem tuc|chi dao|don doc|lap|giup|phan cong|bo tri|quan triet|ban hanh|cu the hoa|duoc giao|theo (?:nhiem vu|chuc nang))(?![\p{L}])/gu
const headingLengthMax = 260

/** The body that a sentence names as the one who acts; undefined when it names none. */
export function bodyNamedAtStart(sentence: Passage): string | undefined {
  const start =
    /^(?:[-+*•\s]*)(?:giao(?: cho)? |de nghi |yeu cau |kinh de nghi )?/u.exec(sentence.folded)?.[0].length ?? 0
  const rest = slicePassage(sentence, start, Math.min(sentence.text.length, start + 600))
  if (!isBody(rest)) return undefined
  const ends = [predicateAt(rest) ?? -1, rest.folded.indexOf(':')].filter((index) => index > 1)
  const verb = Math.min(...ends)
  if (verb > 420) return undefined
  // «Giao Ban Tuyên giáo tham mưu …» charges a part of the section's own body.
  if (/^(?:[-+*•\s]*)giao\b/u.test(sentence.folded)) return undefined
  return tidy(trimBody(slicePassage(rest, 0, verb)).text) || undefined
}

/** The body that a heading is: «1. Phòng Tư pháp», «3. Đề nghị Ủy ban Mặt trận …», «UBND các xã có trách nhiệm:». */
export function bodyOfHeading(heading: Passage): string | undefined {
  if (isVerb(heading.folded)) return undefined
  const part = trimBody(heading)
  if (part.text.length > headingLengthMax || !isBody(part)) return undefined
  const colon = part.folded.indexOf(':')
  const ends = [predicateAt(part) ?? -1, colon].filter((index) => index > 1)
  const body = trimBody(slicePassage(part, 0, ends.length > 0 ? Math.min(...ends) : part.text.length))
  return tidy(body.text).split(' ').length <= 60 ? tidy(body.text) : undefined
}

/** Where the first verb in small letters stands: «Ban Xây dựng Đảng» has one in its name. */
function predicateAt({ text, folded }: Passage): number | undefined {
  for (const match of folded.matchAll(predicate)) {
    const at = match.index + (/^[\s,]/u.test(match[0]) ? 1 : 0)
    if (at > 1 && /^\p{Ll}/u.test(text.slice(at))) return at
  }
  return undefined
}

function isBody({ text, folded }: Passage): boolean {
  const start = bodyStartOf(text, folded)
  if (isVerb(folded)) return false
  return start !== undefined && start !== 'place' && /^\p{Lu}|^(?:các|phòng|sở) /u.test(text)
}

/** «Tổ chức thực hiện», «Tổ chức kiểm tra» name no body. */
function isVerb(folded: string): boolean {
  return /^to chuc (?!chinh tri|xa hoi|hanh nghe|co lien quan|lien quan|thanh vien)/u.test(folded)
}

const addressee = /(?:\b(?:gui ve|gui|ve|cho|voi|trinh|bao cao)(?: bao cao)?(?: ve| cho| voi)? )(?=\p{L})/gu
const nameEnd =
  /[,;.(]|\s(?:qua|thong qua|truoc|cham nhat|de|theo|tinh hinh|ket qua|va bao cao|va kien nghi|tien do|dinh ky|khi|xem xet|duoc|hang|long ghep|vao|bang|tai|tong hop|xin)(?![\p{L}])/u

/** To whom one reports: the body after «về», «gửi», «cho» or right behind «báo cáo»; a channel («qua …») is none. */
export function addresseeOf(clause: Passage, from: number): string | null {
  const { text, folded } = clause
  const main = mainPart(folded)
  for (const match of folded.slice(0, main).matchAll(addressee)) {
    const at = match.index + match[0].length
    if (match.index < from - 4 && !/\bgui\b/u.test(match[0])) continue
    const start = bodyStartOf(text.slice(at, at + 60), folded.slice(at, at + 60))
    if ((start !== 'always' && start !== 'proper') || !/^(?:\p{Lu}|phòng |sở )/u.test(text.slice(at))) continue
    const field = fieldEndIn(folded.slice(at, at + 80))
    const end = field + (nameEnd.exec(folded.slice(at + field))?.index ?? folded.length - at - field)
    const name = tidy(text.slice(at, at + end))
    if (name !== '' && name.length < 160) return capitalise(name)
  }
  return null
}

/** «… để tổng hợp, báo cáo UBND tỉnh»: what the addressee does with it is no addressee. */
function mainPart(folded: string): number {
  const purpose = /\bde (?:tong hop|theo doi|bao cao|xem xet|kip thoi)/u.exec(folded)
  return purpose?.index ?? folded.length
}
