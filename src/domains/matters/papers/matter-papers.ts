/** Giấy đi của một vụ việc: which of the known forms it can have now, and each as a sheet from what is known of it. Never of a secret one. */
import { type Day, showDay } from '#base/day.ts'
import { groundNames } from '#domains/matters/decline-ground.ts'
import { isSecretKind, isSuspended, type Matter } from '#domains/matters/matter.ts'
import { matterKinds } from '#domains/matters/matter-kind.ts'
import { type OfficialSheet, officialSheet } from '#domains/matters/official-sheet.ts'
import { footOf, formOf, type PaperForm, type PaperSlug, paperForms } from '#domains/matters/papers/paper-form.ts'
import type { Submission, SubmitterDetails } from '#domains/matters/submission.ts'
import type { Paper } from '#engines/word/paper.ts'

export type PaperMatter = {
  matter: Matter
  bodyName: string
  placeName: string
  submission: Submission
  submitter: SubmitterDetails
  /** Names of what was handed in. */
  fileNames: string[]
  /** The last day by which the law wants it settled, where one is sure. */
  due: Day | null
  today: Day
  now: Date
}

export function papersOf(matter: Matter, broughtOn: Day): PaperForm[] {
  if (isSecretKind(matter.kind)) return []
  const fits: Record<PaperSlug, boolean> = {
    'thong-bao-thu-ly': matter.kind === 'complaint' && matter.acceptedOn !== null,
    'thong-bao-khong-thu-ly': matter.kind === 'complaint' && matter.closedAs === 'declined',
    'bien-nhan': matter.closedAs !== 'transferred',
    'tam-dinh-chi': matter.kind === 'complaint' && isSuspended(matter),
    'tiep-tuc': matter.kind === 'complaint' && matter.suspensions.length > 0 && !isSuspended(matter),
    // made from what an officer fills in: it has a page of its own
    'gioi-thieu-tro-giup': false,
  }
  return paperForms.filter(({ slug, receivedFrom }) => fits[slug] && receivedFrom <= broughtOn)
}

export function matterPaper(slug: PaperSlug, of: PaperMatter): Paper {
  const form = formOf(slug)
  const { bodyName, placeName, submitter, matter, today, now } = of
  const who = submitter.name || '………………'
  const sheet: OfficialSheet = {
    issuer: bodyName,
    placeName,
    day: today,
    ...named(form.name),
    to: slug === 'bien-nhan' ? '' : `Ông/bà ${who}`,
    body: bodyOf(slug, of, who),
    signerTitle: slug === 'bien-nhan' ? 'Người nhận' : 'Người có thẩm quyền',
    foot: `${footOf(form)} Vụ việc số ${matter.number}/${matter.year}.`,
    madeAt: now,
  }
  return officialSheet(sheet)
}

/** «Thông báo thụ lý …» → «Thông báo», «Về việc thụ lý …». */
function named(name: string): { kind: string; title: string } {
  const kind = ['Thông báo', 'Quyết định', 'Giấy biên nhận'].find((one) => name.startsWith(one)) ?? ''
  const rest = name.slice(kind.length).trim()
  return { kind, title: kind === 'Giấy biên nhận' ? rest : `Về việc ${rest}` }
}

function bodyOf(
  slug: PaperSlug,
  { matter, bodyName, submission, submitter, fileNames, due }: PaperMatter,
  who: string,
) {
  const brought = `Ngày ${showDay(submission.receivedOn)}, ${bodyName} nhận ${matterKinds[matter.kind].name.toLowerCase()} của ông/bà ${who}${submitter.address === '' ? '' : `, địa chỉ: ${submitter.address}`}.`
  const what = `Nội dung: ${matter.title}`
  switch (slug) {
    case 'thong-bao-thu-ly':
      return [
        brought,
        what,
        `Sau khi xem xét, ${bodyName} thụ lý giải quyết khiếu nại từ ngày ${showDay(matter.acceptedOn!)}.`,
        ...(due === null ? [] : [`Thời hạn giải quyết: chậm nhất ngày ${showDay(due)}.`]),
        'Vậy thông báo để ông/bà biết.',
      ]
    case 'thong-bao-khong-thu-ly':
      return [
        brought,
        what,
        `${bodyName} không thụ lý giải quyết khiếu nại này, căn cứ: ${groundNames[matter.ground ?? ''] ?? '………………'}.`,
        'Vậy thông báo để ông/bà biết.',
      ]
    case 'tam-dinh-chi':
      return [
        brought,
        what,
        `Điều 1. Tạm đình chỉ giải quyết khiếu nại từ ngày ${showDay(matter.suspensions.at(-1)!.from)}. Thời gian tạm đình chỉ không tính vào thời hạn giải quyết.`,
        'Lý do: ………………',
        'Điều 2. Người khiếu nại và các cơ quan, cá nhân liên quan thi hành Quyết định này.',
      ]
    case 'tiep-tuc':
      return [
        brought,
        what,
        `Điều 1. Tiếp tục giải quyết khiếu nại từ ngày ${showDay(matter.suspensions.at(-1)!.to!)}, do căn cứ tạm đình chỉ không còn.`,
        ...(due === null ? [] : [`Thời hạn giải quyết: chậm nhất ngày ${showDay(due)}.`]),
        'Điều 2. Người khiếu nại và các cơ quan, cá nhân liên quan thi hành Quyết định này.',
      ]
    default:
      return [
        brought,
        `Thông tin, tài liệu đã nhận: ${fileNames.length === 0 ? '………………' : fileNames.map((name, index) => `(${index + 1}) ${name}`).join('; ')}.`,
        `Số trong sổ: ${matter.number}/${matter.year}. Giấy lập thành hai bản, mỗi bên giữ một bản.`,
      ]
  }
}
