import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { Tracked } from '#domains/matters/tracking/tracked.ts'
import type { ReceiptPass } from '#domains/matters/tracking/tracking-pass.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { showCode } from '#platform/identity/receipt-code.ts'
import { LinkButton } from '#ui/parts/button.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

/** Hai phiếu: the code is on the one of the person alone. */
export function intakeReceiptPage({ pass, tracked }: { pass: ReceiptPass; tracked: Tracked }): PageParts {
  const [first] = tracked.matters
  return {
    title: 'Đã vào sổ',
    section: 'matters',
    trail: [{ label: 'Nhập đơn, cuộc gọi', href: matterPaths.intake }],
    body: (
      <>
        <PageHead
          title={`Đã vào sổ: số ${first?.matter.number}/${first?.matter.year}`}
          lead="Đọc mã cho người có việc chép, hoặc in phiếu. Trang này đóng sau 20 phút và không mở lại được."
        />
        <p class="matter-code">
          <span class="unseen">Mã hồ sơ: </span>
          {showCode(pass.code)}
        </p>
        <div class="buttons">
          <LinkButton
            href={`${matterPaths.intakeReceipt}/nguoi-co-viec.pdf`}
            label="In phiếu của người có việc"
            icon="print"
            tone="primary"
          />
          <LinkButton
            href={`${matterPaths.intakeReceipt}/nguoi-nop-ho.pdf`}
            label="In phiếu của người nộp hộ"
            icon="print"
          />
          {first !== undefined && (
            <LinkButton href={matterPaths.matter(first.matter.id)} label="Mở vụ việc" icon="file" />
          )}
          <LinkButton href={matterPaths.intake} label="Nhập việc khác" icon="plus" />
        </div>
        <Notice tone="info">Phiếu của người nộp hộ không có mã: chỉ người có việc xem được hồ sơ.</Notice>
      </>
    ),
  }
}
