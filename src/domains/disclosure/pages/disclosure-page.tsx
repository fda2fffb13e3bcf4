import { showDay } from '#base/day.ts'
import { kindName, refusals } from '#domains/disclosure/disclosure.ts'
import { disclosurePaths } from '#domains/disclosure/disclosure-paths.ts'
import { correctionPageSize, type DisclosurePage } from '#domains/disclosure/disclosures.queries.ts'
import { DisclosureSteps } from '#domains/disclosure/pages/disclosure-steps.tsx'
import {
  channelWords,
  dueGround,
  keepWords,
  kindGround,
  StateChip,
  Where,
} from '#domains/disclosure/pages/disclosure-words.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { Pagination } from '#ui/parts/pagination.tsx'

/** Một thông tin phải công khai: until when and by which law, where it is, what was corrected. */
export function disclosurePage(props: DisclosurePage, view: View): PageParts {
  const { disclosure, bodyName, placeId, corrections, correctionCount, correctionPage } = props
  const { title, number, kind, madeOn, dueOn, publishedOn, publishedAt, withdrawnOn, withdrawnWhy } = disclosure
  return {
    title,
    section: 'disclosures',
    trail: [{ label: 'Công khai thông tin', href: disclosurePaths.listOf(disclosure.bodyId) }],
    body: (
      <>
        <PageHead title={title} chip={<StateChip disclosure={disclosure} today={view.today} />} lead={bodyName} />
        <ErrorSummary refusal={view.refusal} />
        {withdrawnOn !== null && (
          <Notice tone="info">{`Đã rút khỏi danh mục ngày ${showDay(withdrawnOn)}: ${withdrawnWhy}`}</Notice>
        )}
        <Facts
          facts={[
            {
              term: 'Loại thông tin',
              detail: (
                <>
                  {kindName(kind)}
                  <br />
                  <span class="hint">{kindGround(disclosure)}</span>
                </>
              ),
            },
            { term: 'Số, ký hiệu', detail: number === '' ? 'không có' : number },
            { term: 'Ngày tạo ra', detail: showDay(madeOn) },
            {
              term: 'Hạn công khai',
              detail: (
                <>
                  {showDay(dueOn)}
                  <br />
                  <span class="hint">{dueGround(disclosure)}</span>
                </>
              ),
            },
            { term: 'Hình thức', detail: channelWords(disclosure) },
            { term: 'Công khai bao lâu', detail: keepWords(disclosure) },
            {
              term: 'Đã công khai',
              detail:
                publishedOn === null ? (
                  'chưa'
                ) : (
                  <>
                    {showDay(publishedOn)}, <Where at={publishedAt} />
                  </>
                ),
            },
          ]}
        />
        {disclosure.localDocumentId !== null && (
          <p>
            {refusals.ofDocument.message} <a href={disclosurePaths.document(disclosure.localDocumentId)}>Mở văn bản</a>
          </p>
        )}
        {correctionCount > 0 && (
          <>
            <h2>Đính chính</h2>
            <ul>
              {corrections.map(({ id, correctedOn, words, byName, takenBackOn, takenBackWhy }) => (
                <li key={id}>
                  {showDay(correctedOn)}:{' '}
                  {takenBackOn === null ? words : `đã gỡ ngày ${showDay(takenBackOn)}, vì: ${takenBackWhy}`}{' '}
                  <span class="hint">({byName} ghi)</span>
                </li>
              ))}
            </ul>
            {correctionCount > correctionPageSize && (
              <Pagination
                page={correctionPage}
                pageSize={correctionPageSize}
                total={correctionCount}
                unit="lần đính chính"
                href={(page) => address(disclosurePaths.one(disclosure.id), view.query, { trang: String(page) })}
              />
            )}
          </>
        )}
        <p>
          <a href={disclosurePaths.publicOne(placeId)}>Trang người dân xem</a>
        </p>
        <DisclosureSteps {...props} view={view} />
      </>
    ),
  }
}
