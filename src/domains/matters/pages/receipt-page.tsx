import { showMoment } from '#base/day.ts'
import { matterKinds } from '#domains/matters/matter-kind.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { ClockList } from '#domains/matters/pages/clock-list.tsx'
import type { Tracked } from '#domains/matters/tracking/tracked.ts'
import type { ReceiptPass } from '#domains/matters/tracking/tracking-pass.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { showCode } from '#platform/identity/receipt-code.ts'
import { LinkButton } from '#ui/parts/button.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { OutboxSays } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Phiếu tiếp nhận on the screen: the code first, then what happens, by whom and by when. */
export function receiptPage({ pass, tracked }: { pass: ReceiptPass; tracked: Tracked }): PageParts {
  const { submission, matters } = tracked
  return {
    title: 'Phiếu tiếp nhận',
    section: 'file',
    islands: ['outbox'],
    about: { hidden: true },
    body: (
      <>
        <PageHead
          title="Đã nhận. Hãy giữ mã này"
          lead="Chép ra giấy, chụp màn hình hoặc in phiếu. Ai có mã thì xem được hồ sơ."
        />
        <p class="matter-code">
          <span class="unseen">Mã hồ sơ: </span>
          {showCode(pass.code)}
        </p>
        <div class="buttons">
          <LinkButton href={matterPaths.receiptFile} label="In phiếu khổ A6 có mã QR" icon="print" tone="primary" />
          <LinkButton href={matterPaths.tracked} label="Xem hồ sơ" icon="file" />
        </div>
        <Notice tone="info">Trang này tự đóng sau 20 phút. Sau đó hãy dùng mã để mở.</Notice>
        <OutboxSays />
        {matters.map(({ matter, bodyName, desk, clocks }) => (
          <section key={matter.id} aria-label={matterKinds[matter.kind].name}>
            <h2>{matterKinds[matter.kind].name}</h2>
            <Facts
              facts={[
                { term: 'Nơi nhận', detail: bodyName },
                { term: 'Số trong sổ', detail: `${matter.number}/${matter.year}` },
                { term: 'Nhận lúc', detail: showMoment(submission.receivedAt) },
                ...(desk === undefined
                  ? []
                  : [{ term: 'Hỏi tại', detail: [desk.address, desk.phone, desk.hours].filter(Boolean).join(' · ') }]),
              ]}
            />
            <h3>Khi nào có trả lời</h3>
            <ClockList clocks={clocks} kind={matter.kind} />
            {matter.kind === 'information-request' && desk !== undefined && (
              <p>
                <a href={matterPaths.bodyDoors(desk.bodyId)}>Nơi nhận và thông tin nơi này phải công khai</a>
              </p>
            )}
          </section>
        ))}
      </>
    ),
  }
}
