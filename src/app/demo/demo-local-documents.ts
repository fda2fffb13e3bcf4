import type { Story } from '#app/demo/demo-story.ts'
import { addDays, showDay } from '#base/day.ts'
import { checkDocument } from '#domains/disclosure/acts/check-document.ts'
import { enterDocument } from '#domains/disclosure/acts/enter-document.ts'
import { issueDocument } from '#domains/disclosure/acts/issue-document.ts'
import { notePublished } from '#domains/disclosure/acts/note-published.ts'
import { shareDraft } from '#domains/disclosure/acts/share-draft.ts'
import { loadLocalDocumentPage } from '#domains/disclosure/local-documents.queries.ts'
import { loadActor } from '#domains/people/actor.queries.ts'
import { today } from '#platform/clock.ts'

type Told = {
  issuer: 'people-council' | 'people-committee'
  title: string
  askedBy: string
  /** Days count from today. */
  due: number | null
  draft?: { on: number; at: string }
  issued?: { on: number; number: string; kind: string }
  published?: number
  checked?: number
}

/** Legal documents of the ward: one with every step in its time, one late, one that waits, one that was issued just now. */
const documents: readonly Told[] = [
  {
    issuer: 'people-committee',
    title: 'Quy định mức chi hỗ trợ hòa giải viên ở khu phố',
    askedBy: 'UBND tỉnh, Công văn 812/UBND-NC',
    due: -30,
    draft: { on: -70, at: 'Loa truyền thanh và họp 6 khu phố' },
    issued: { on: -38, number: '04', kind: 'QĐ-UBND' },
    published: -36,
    checked: -20,
  },
  {
    issuer: 'people-council',
    title: 'Quy định quản lý chợ trên địa bàn phường',
    askedBy: 'HĐND tỉnh, Nghị quyết 31/NQ-HĐND',
    due: -50,
    issued: { on: -43, number: '07', kind: 'NQ-HĐND' },
    published: -41,
    checked: -22,
  },
  {
    issuer: 'people-council',
    title: 'Quy định giá dịch vụ thu gom rác thải sinh hoạt',
    askedBy: 'UBND tỉnh, Kế hoạch 190/KH-UBND',
    due: 25,
    draft: { on: -3, at: 'Trang thông tin của phường, họp tổ dân phố' },
  },
  {
    issuer: 'people-committee',
    title: 'Quy chế sử dụng nhà văn hóa khu phố',
    askedBy: '',
    due: null,
    draft: { on: -12, at: 'Bảng tin nhà văn hóa các khu phố' },
    issued: { on: -1, number: '09', kind: 'QĐ-UBND' },
  },
]

export async function tellLocalDocuments({ house, year, does }: Story, lan: string, bodyId: string): Promise<void> {
  const now = today(house.clock)
  const day = (days: number) => showDay(addDays(now, days))
  const actor = await loadActor(house.database.kysely, lan, now)
  for (const { due, draft, issued, published, checked, ...fields } of documents) {
    const issueBy = due === null ? '' : day(due)
    let { id, version } = await does(lan, enterDocument, { documentId: '', version: '0', bodyId, issueBy, ...fields })
    const form = () => ({ documentId: id, version: String(version) })
    if (draft !== undefined) {
      const shared = { draftSharedOn: day(draft.on), draftSharedAt: draft.at }
      ;({ id, version } = await does(lan, shareDraft, { ...form(), ...shared }))
    }
    if (issued === undefined) continue
    ;({ id, version } = await does(lan, issueDocument, {
      ...{ ...form(), issuedOn: day(issued.on), number: `${issued.number}/${year}/${issued.kind}` },
      ...{ channels: ['portal', 'posting'], dueOn: '', dueBy: '' },
    }))
    if (published !== undefined) {
      const { line } = await loadLocalDocumentPage(house.database.kysely, actor, id)
      await does(lan, notePublished, {
        ...{ disclosureId: line!.id, version: '0', publishedOn: day(published), why: '' },
        publishedAt: `https://kinhbac.example.vn/van-ban/${issued.number}`,
      })
    }
    if (checked !== undefined)
      await does(lan, checkDocument, { ...form(), checkedOn: day(checked), isInOrder: 'co', checkNote: '' })
  }
}
