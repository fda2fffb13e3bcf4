import { type Day, showDay } from '#base/day.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { issuers } from '#domains/disclosure/local-document.ts'
import type { LocalDocumentPage } from '#domains/disclosure/local-documents.queries.ts'
import { LocalDocumentSteps } from '#domains/disclosure/pages/local-document-steps.tsx'
import { DocumentChip, lacksOf } from '#domains/disclosure/pages/local-document-words.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Timeline, type TimelineEvent } from '#ui/parts/timeline.tsx'

/** Một văn bản của xã: its steps as a line, what is missing, what can be done now. */
export function localDocumentPage(props: LocalDocumentPage, view: View): PageParts {
  const { document, bodyName, line } = props
  const { title, number, droppedOn, droppedWhy } = document
  const lacks = lacksOf(document, line?.publishedOn ?? null)
  return {
    title,
    section: 'disclosures',
    trail: [
      { label: 'Công khai thông tin', href: disclosurePaths.list },
      { label: 'Văn bản của xã', href: disclosurePaths.documents },
    ],
    body: (
      <>
        <PageHead title={title} chip={<DocumentChip document={document} today={view.today} />} lead={bodyName} />
        <ErrorSummary refusal={view.refusal} />
        {droppedOn !== null && (
          <Notice tone="info">{`Không còn phải ban hành, ghi ngày ${showDay(droppedOn)}: ${droppedWhy}`}</Notice>
        )}
        {lacks.length > 0 && <Notice tone="info">{`Chưa ghi: ${lacks.join('; ')}.`}</Notice>}
        <Facts
          facts={[
            { term: 'Loại văn bản', detail: issuers[document.issuer] },
            { term: 'Số, ký hiệu', detail: number === '' ? 'chưa có' : number },
            { term: 'Ai giao', detail: document.askedBy === '' ? 'Xã tự ban hành' : document.askedBy },
            { term: 'Hạn ban hành', detail: document.dueOn === null ? 'không có' : showDay(document.dueOn) },
          ]}
        />
        <h2>Các bước</h2>
        <Timeline events={eventsOf(props)} />
        <LocalDocumentSteps {...props} view={view} />
      </>
    ),
  }
}

/** In their order, each with its day or that it is still to come. */
function eventsOf({ document, line }: LocalDocumentPage): TimelineEvent[] {
  const { askedBy, dueOn, draftSharedOn, draftSharedAt, issuedOn, number, checkedOn, isInOrder, checkNote } = document
  const isLate = issuedOn !== null && dueOn !== null && issuedOn > dueOn
  return [
    {
      what: askedBy === '' ? 'Ghi vào sổ' : 'Được giao',
      who: askedBy === '' ? 'xã tự ban hành, không theo văn bản giao' : askedBy,
      when: dueOn === null ? 'không có hạn' : `hạn ${showDay(dueOn)}`,
      ...done,
    },
    stepOf('Truyền thông dự thảo', draftSharedOn, draftSharedAt, 'chưa ghi'),
    {
      ...stepOf('Ban hành', issuedOn, number, 'chưa'),
      ...(isLate && { tone: 'warm' as const, note: 'Sau hạn được giao.' }),
    },
    {
      ...stepOf(
        'Công khai',
        line?.publishedOn ?? null,
        'trong danh mục công khai',
        line === undefined ? 'vào danh mục khi ban hành' : `chưa, hạn ${showDay(line.dueOn)}`,
      ),
      ...(line !== undefined && {
        note: <a href={disclosurePaths.one(line.id)}>Mở mục này trong danh mục công khai</a>,
      }),
    },
    {
      ...stepOf(
        'Tự kiểm tra',
        checkedOn,
        isInOrder ? 'đúng quy định' : 'có chỗ chưa đúng',
        issuedOn === null ? 'sau khi ban hành' : 'chưa',
      ),
      ...(checkedOn !== null && !isInOrder && { tone: 'warm' as const }),
      ...(checkNote !== '' && { note: checkNote }),
    },
  ]
}

const done = { tone: 'good', icon: 'check' } as const

function stepOf(what: string, day: Day | null, how: string, toCome: string): TimelineEvent {
  return day === null ? { what, who: toCome, when: '' } : { what, who: how, when: showDay(day), ...done }
}
