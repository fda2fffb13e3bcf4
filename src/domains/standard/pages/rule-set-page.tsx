import { showDay, showMoment } from '#base/day.ts'
import { RulePreview } from '#domains/standard/pages/rule-preview-part.tsx'
import { saysOf } from '#domains/standard/pages/rule-row-words.ts'
import { RuleTable } from '#domains/standard/pages/rule-table.tsx'
import { rulesTrail } from '#domains/standard/pages/standard-trail.ts'
import { refusals } from '#domains/standard/rule-change.ts'
import type { PreviewLine } from '#domains/standard/rule-preview.ts'
import type { RuleRow } from '#domains/standard/rule-row.ts'
import type { RuleSet } from '#domains/standard/rule-set.ts'
import type { ChangeLine } from '#domains/standard/rules.queries.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { YearMoves } from '#domains/standard/year-moves.queries.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { ClosedStep } from '#ui/parts/button.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type RuleSetProps = {
  provinceId: string
  provinceName: string
  ruleSet: RuleSet
  versionName: string
  open: ChangeLine | undefined
  approved: ChangeLine[]
  preview: PreviewLine[]
  /** The rule set with the open batch laid over it. */
  now: RuleSet
  /** With a value that can be taken back. */
  approvedCodes: ReadonlySet<string>
  /** Said not to be in the text. */
  absentCodes: string[]
  /** What approving the open batch does to assessments of the years that it names. */
  moves: YearMoves
  isWriter: boolean
  mayRead: boolean
}

/** Bộ quy tắc của một tỉnh: what is verified, the open batch with what it would change, versions before. */
export function ruleSetPage(props: RuleSetProps, view: View): PageParts {
  const { ruleSet, provinceName, versionName, open, approved } = props
  const mayEnter = open === undefined || open.state === 'draft'
  const title = `${ruleSet.basis[0]!.number}, ${provinceName}`
  return {
    title,
    section: 'standard',
    trail: [...rulesTrail(props), { label: 'Quy tắc đã xác minh', href: standardPaths.rules }],
    body: (
      <>
        <PageHead
          title={title}
          lead={`Đang dùng phiên bản ${versionName}. Mỗi lần duyệt thành một phiên bản mới; phiên bản cũ còn nguyên.`}
        />
        <ErrorSummary refusal={view.refusal} />
        {open !== undefined && <OpenBatch {...props} open={open} view={view} />}
        {mayEnter && <EntryPart {...props} view={view} />}
        <RuleTable
          ruleSet={ruleSet}
          provinceId={props.provinceId}
          approvedCodes={props.approvedCodes}
          mayEnter={mayEnter}
        />
        {approved.length > 0 && (
          <>
            <h2>Các phiên bản</h2>
            <ul>
              {approved.map((change) => (
                <li key={change.id}>
                  Phiên bản {change.number}: {change.rows.length} giá trị, {change.writers.join(', ')} nhập,{' '}
                  {change.approvedByName} duyệt {showMoment(change.approvedAt!)}.
                </li>
              ))}
            </ul>
          </>
        )}
      </>
    ),
  }
}

type BatchProps = RuleSetProps & { open: ChangeLine; view: View }

function OpenBatch(props: BatchProps) {
  const { open, provinceId, ruleSet, preview, moves, view } = props
  const step = (name: 'bo' | 'trinh' | 'duyet' | 'tra-lai') => standardPaths.ruleStep(provinceId, ruleSet.id, name)
  const hidden = { version: String(open.version) }
  return (
    <section aria-label="Đợt giá trị chưa duyệt">
      <h2>{open.state === 'draft' ? 'Đợt giá trị đang nhập' : 'Đợt giá trị chờ duyệt'}</h2>
      {open.returnedWhy !== '' && (
        <Notice tone="warning" title="Bị trả lại">
          {open.returnedWhy}
        </Notice>
      )}
      <DataTable
        caption={`${open.rows.length} giá trị, ${open.writers.join(', ')} nhập`}
        rows={open.rows.map((row, place) => ({ row, place }))}
        rowKey={({ place }) => String(place)}
        cards
        columns={[
          { head: 'Mã', cell: ({ row }) => row.code },
          { head: 'Văn bản nói', width: 'roomy', cell: ({ row }) => saysOf(row) },
          { head: 'Ở đâu', cell: ({ row }) => `${row.document}, ${row.article}; từ ${showDay(row.fromDay)}` },
          ...(open.state === 'draft'
            ? [
                {
                  head: 'Bỏ',
                  cell: ({ row, place }: { row: RuleRow; place: number }) => (
                    <PostButton
                      action={step('bo')}
                      csrf={view.csrf}
                      label={`Bỏ ${row.code}`}
                      tone="quiet"
                      hidden={{ ...hidden, place: String(place) }}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
      <h3>Nếu duyệt thì xét lại ra sao</h3>
      <RulePreview lines={preview} ruleSet={props.now} nothing="Chưa có bản đánh giá nào theo bộ quy tắc này." />
      <p>
        <a href={standardPaths.rulePreview(provinceId, ruleSet.id)}>
          Thử trên số liệu năm trước của mọi xã, phường trong tỉnh
        </a>
      </p>
      {moves.moving.length > 0 && (
        <Notice tone="warning" title={`${moves.moving.length} bản đánh giá đang làm phải ký lại`}>
          {`Duyệt thì ${moves.moving.length} bản đánh giá đang làm chuyển sang bộ quy tắc của năm (${movingYears(moves)}) và phải ký lại từng chỉ tiêu. Việc đã làm theo bộ trước được giữ nguyên, trở lại nếu rút năm áp dụng.`}
        </Notice>
      )}
      {moves.years.map((year) => (
        <p key={year}>
          <a href={address(standardPaths.list, { nam: String(year), tinh: provinceId })}>
            Xem các bản đánh giá năm {year} của tỉnh
          </a>
        </p>
      ))}
      <div class="buttons">
        {open.state === 'draft' && (
          <PostButton
            action={step('trinh')}
            csrf={view.csrf}
            label="Trình duyệt đợt giá trị"
            hidden={hidden}
            tone="primary"
          />
        )}
        {open.state === 'submitted' &&
          (props.isWriter ? (
            <ClosedStep label="Duyệt đợt giá trị" reason="Người đã nhập giá trị không tự duyệt." />
          ) : moves.waiting > 0 ? (
            <ClosedStep label="Duyệt đợt giá trị" reason={refusals.waitingOfYear(moves.waiting).message} />
          ) : (
            <PostButton
              action={step('duyet')}
              csrf={view.csrf}
              label="Duyệt đợt giá trị"
              hidden={hidden}
              tone="primary"
            />
          ))}
      </div>
      {open.state === 'submitted' && (
        <details>
          <summary>Trả lại để sửa</summary>
          <FormPost action={step('tra-lai')} csrf={view.csrf} submit="Trả lại đợt giá trị" tone="plain" hidden={hidden}>
            <TextArea {...fieldsOf(view)('why')} label="Cần sửa gì" rows={3} lengthMax={1000} required />
          </FormPost>
        </details>
      )}
    </section>
  )
}

const movingYears = ({ moving }: YearMoves) => [...new Set(moving.map(({ year }) => year))].sort().join(', ')

/** What may be entered that no line of the table below stands for, and the table as a file. */
function EntryPart({ provinceId, ruleSet, open, absentCodes, view }: RuleSetProps & { view: View }) {
  const entry = (name: string, type = '') => standardPaths.ruleEntry(provinceId, ruleSet.id, name, { type })
  return (
    <>
      <h2>Nhập giá trị đọc từ văn bản</h2>
      <p>Mục đã có trong bảng dưới đây thì bấm «Nhập» ở dòng ấy. Mục chưa có:</p>
      <ul>
        {[
          { href: entry('noi-dung', 'ratio'), label: 'Nội dung mới của một chỉ tiêu' },
          { href: entry('dieu-kien', 'stated'), label: 'Điều kiện công nhận mới' },
          { href: entry('buoc'), label: 'Bước, thời hạn mới' },
          { href: entry('nam'), label: 'Năm áp dụng hoặc tạm dừng' },
        ].map(({ href, label }) => (
          <li key={href} class="counted-line">
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
      {absentCodes.length > 0 && (
        <details>
          <summary>Rút «không có» đã duyệt ({absentCodes.length} mục)</summary>
          <p>Mục được rút trở lại như trước khi ghi «không có».</p>
          <ul>
            {absentCodes.map((code) => (
              <li key={code} class="counted-line">
                <a href={standardPaths.ruleEntry(provinceId, ruleSet.id, 'rut', { code })}>Rút «không có» của {code}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
      <details open={view.refusal?.fields.rows !== undefined}>
        <summary>Nhập nhiều giá trị từ bảng tính</summary>
        <p>
          <a href={standardPaths.ruleTable(provinceId, ruleSet.id)}>Tải bảng của bộ quy tắc này (.xlsx)</a>, ghi văn
          bản, điều khoản, ngày có hiệu lực cho những dòng đã đọc, sửa mức cho đúng, rồi gửi lại.
        </p>
        <FormPost
          action={standardPaths.ruleStep(provinceId, ruleSet.id, 'tep')}
          csrf={view.csrf}
          submit="Nhập từ bảng tính"
          tone="plain"
          files
          hidden={{ version: String(open?.version ?? 0) }}
        >
          <FileField
            name="rows"
            error={view.refusal?.fields.rows}
            label="Bảng giá trị"
            kinds="Excel, LibreOffice, CSV"
            sizeMbMax={2}
            accept=".xlsx,.ods,.csv"
          />
        </FormPost>
      </details>
    </>
  )
}
