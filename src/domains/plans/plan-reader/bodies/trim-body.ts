import { type Passage, slicePassage } from '#domains/plans/plan-reader/text/passage.ts'

/** Leading «giao», «do», «đề nghị», remarks in brackets, trailing verbs and signs are no part of a body. */
export function trimBody(part: Passage): Passage {
  let body = part
  for (let round = 0; round < 6; round += 1) {
    const before = body.text.length
    const lead =
      /^(?:[-+*•.,;:\s]+|(?:giao(?: cho)?|do|đề nghị|phối hợp(?: với)?|phối hợp cùng|cùng với|và|mời|kính đề nghị) (?=\S))/iu.exec(
        body.text,
      )
    if (lead) body = slicePassage(body, lead[0].length)
    const tail =
      /(?:[-+*•.,;:\s]+|\s?\([^()]*\)|\s(?:chu tri|chi dao|thuc hien|tham muu|trien khai|to chuc|phoi hop|chiu trach nhiem|chu tri thuc hien|va|la|voi|cung)(?: thuc hien)?)$/u.exec(
        body.folded.length > 400 ? body.folded.slice(-400) : body.folded,
      )
    if (tail && tail[0].length < body.text.length && !isNameOfVerb(body.folded)) {
      body = slicePassage(body, 0, body.text.length - tail[0].length)
    }
    if (body.text.length === before) break
  }
  return cutAtVerb(body)
}

/** «Ban Chỉ đạo», «Ban Tổ chức» end with words that are verbs elsewhere. */
function isNameOfVerb(folded: string): boolean {
  return (
    /\b(?:ban chi dao|ban to chuc|to tham muu|cac to chuc|ca nhan, to chuc|don vi, to chuc|co quan, to chuc|, to chuc|va to chuc)$/u.test(
      folded,
    ) || /^to chuc$/u.test(folded)
  )
}

/** «UBND tỉnh trình Hội đồng nhân dân cùng cấp» names one body, and what it does. */
function cutAtVerb(body: Passage): Passage {
  const verb =
    / (?:trinh (?:cap|hoi|ubnd|uy ban|chinh phu|thu tuong)|chu tri,? (?:phoi hop|tham muu)|co trach nhiem |chiu trach nhiem |tham muu (?:cho |giup |ubnd)|chi dao, )/u.exec(
      body.folded,
    )
  return verb && verb.index > 3 ? trimEnd(slicePassage(body, 0, verb.index)) : body
}

function trimEnd(part: Passage): Passage {
  const tail = /[\s,;.]+$/u.exec(part.folded)
  return tail ? slicePassage(part, 0, part.text.length - tail[0].length) : part
}
