import type { MatterPageProps } from '#domains/matters/desk/matter-page.queries.ts'
import { can } from '#domains/matters/matter.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { LawSentence } from '#domains/matters/release/information-law.ts'
import { outcomeNames, partsMax, type RefusedPart } from '#domains/matters/release/release.ts'
import type { ReleasePart } from '#domains/matters/release/release-part.queries.ts'
import type { View } from '#platform/http/web-request.ts'
import { RadioGroup } from '#ui/fields/choice-groups.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'

type PartProps = MatterPageProps & { view: View }
type OpenProps = PartProps & { release: ReleasePart }

/** Cung cấp thông tin: in full, in part, refused; by the law of the day on which it was received. */
export function MatterRelease(props: PartProps) {
  const { release } = props
  if (release === undefined) return null
  const part = { ...props, release }
  const mayChange = props.mayWork && can(props.matter, 'draft') && props.answer?.state !== 'submitted'
  return (
    <section aria-labelledby="cung-cap">
      <h2 id="cung-cap">Cung cấp thông tin</h2>
      <Law {...release} />
      {release.release !== undefined && <Decided {...part} />}
      <Files {...part} mayChange={mayChange && release.isOpen} />
      {mayChange && <Decide {...part} />}
      {mayChange && release.isOpen && release.release !== undefined && <AddFile {...part} />}
    </section>
  )
}

function Law({ law }: ReleasePart) {
  return (
    <p class="hint">
      Theo {law.name} {law.number}, là luật có hiệu lực ngày nhận yêu cầu. Một phần:{' '}
      {law.partial === null ? 'luật này không có khoản riêng' : sentence(law.partial)}. {sentence(law.inWriting)}{' '}
      {sentence(law.cost)}
    </p>
  )
}

/** What is not verified says so. */
function sentence({ place, says, mark }: LawSentence): string {
  return `${says}${place === '' ? '' : ` (${place})`}${mark === 'S' || mark === 'C' ? '' : ' [chưa xác minh]'}`
}

function Decided({ release: { release } }: OpenProps) {
  if (release === undefined) return null
  return (
    <>
      <p>
        <strong>{outcomeNames[release.outcome]}.</strong>
        {release.how !== '' && ` Cách nhận: ${release.how}`}
        {release.cost !== '' && ` Chi phí: ${release.cost}`}
      </p>
      {release.parts.length > 0 && (
        <ul>
          {release.parts.map(({ what, reason, cited }) => (
            <li key={what}>
              Không cung cấp {what}: {reason} {cited}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Files({ matter, release, view, mayChange }: OpenProps & { mayChange: boolean }) {
  if (release.files.length === 0) return null
  return (
    <ul>
      {release.files.map(({ id, label, original }) => (
        <li key={id}>
          {label}: <a href={matterPaths.releaseFile(matter.id, id, 'giao')}>bản giao</a>
          {original !== null && (
            <>
              , <a href={matterPaths.releaseFile(matter.id, id, 'goc')}>bản gốc</a> (không giao)
            </>
          )}
          {mayChange && (
            <PostButton
              action={matterPaths.step(matter.id, 'bo-tep-giao')}
              csrf={view.csrf}
              label={`Bỏ «${label}»`}
              tone="quiet"
              hidden={{ version: String(matter.version), fileId: id }}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function Decide({ matter, release, view }: OpenProps) {
  const isHere = view.path.endsWith('/cung-cap')
  const before = release.release
  const saved = Object.fromEntries((before?.parts ?? []).flatMap((part, index) => savedRow(part, index + 1, release)))
  const field = fieldsOf(isHere ? view : { typed: {} }, {
    outcome: before?.outcome ?? null,
    how: before?.how ?? '',
    cost: before?.cost ?? '',
    ...saved,
  })
  const rows = Array.from({ length: partsMax }, (_, index) => index + 1)
  const { sure, unsure } = release.grounds
  return (
    <details open={before === undefined || isHere}>
      <summary>{before === undefined ? 'Ghi kết quả cung cấp' : 'Sửa kết quả cung cấp'}</summary>
      <FormPost
        action={matterPaths.step(matter.id, 'cung-cap')}
        csrf={view.csrf}
        submit="Lưu kết quả cung cấp"
        tone="plain"
        hidden={{ version: String(matter.version) }}
      >
        <RadioGroup
          {...field('outcome')}
          label="Kết quả"
          options={Object.entries(outcomeNames).map(([value, label]) => ({ value, label }))}
          required
        />
        {unsure.length > 0 && (
          <p class="hint">
            Chưa xác minh được điều khoản nên chưa chọn được: {unsure.map(({ what }) => what).join('; ')}. Nếu dùng, hãy
            tự ghi điều luật trong ngoặc vuông; thư viện kiểm tra điều đó có hiệu lực.
          </p>
        )}
        {rows.map((row) => (
          <details key={row} open={row === 1 || `what-${row}` in saved || field(`what-${row}`).value !== ''}>
            <summary>Phần không cung cấp thứ {row}</summary>
            <TextField
              {...field(`what-${row}`)}
              label="Phần nào"
              hint="Ví dụ: tên, địa chỉ các hộ ở phụ lục 2"
              lengthMax={300}
            />
            <SelectField
              {...field(`ground-${row}`)}
              label="Căn cứ"
              empty="Chọn căn cứ, hoặc ghi điều luật ở ô dưới"
              options={sure.map(({ id, what, number, place }) => ({
                value: id,
                label: `${what} (${place}, ${number})`,
              }))}
            />
            <TextField
              {...field(`cited-${row}`)}
              label="Hoặc điều luật khác"
              hint="[29/2018/QH14 Điều 7]"
              width="medium"
            />
          </details>
        ))}
        <TextField
          {...field('how')}
          label="Cách nhận"
          hint="Tệp ở dưới, hoặc nơi và giờ đến xem, nhận bản giấy"
          lengthMax={1_000}
        />
        <TextField
          {...field('cost')}
          label="Chi phí in, sao, chụp, gửi thực tế"
          hint="Để trống nếu không thu. Mức chi phí chưa có trong hệ thống: chỉ ghi khi có căn cứ."
          lengthMax={300}
        />
      </FormPost>
    </details>
  )
}

function savedRow({ what, cited }: RefusedPart, row: number, { grounds }: ReleasePart): [string, string][] {
  const known = grounds.sure.find(({ number, place }) => `[${number} ${place}]` === cited)
  return [
    [`what-${row}`, what],
    [`ground-${row}`, known?.id ?? ''],
    [`cited-${row}`, known === undefined ? cited : ''],
  ]
}

function AddFile({ matter, view }: OpenProps) {
  const field = fieldsOf(view.path.endsWith('/them-tep-giao') ? view : { typed: {} })
  return (
    <details open={view.path.endsWith('/them-tep-giao')}>
      <summary>Thêm tệp giao cho người yêu cầu</summary>
      <FormPost
        action={matterPaths.step(matter.id, 'them-tep-giao')}
        csrf={view.csrf}
        submit="Thêm tệp"
        tone="plain"
        files
        hidden={{ version: String(matter.version) }}
      >
        <TextField {...field('label')} label="Tên tài liệu" lengthMax={200} required />
        <FileField
          name="given"
          label="Bản giao"
          hint="Phần không cung cấp phải đã che hẳn trong tệp, không chỉ tô đen bên trên."
          error={field('given').error}
          kinds="Ảnh, PDF, Word"
          sizeMbMax={10}
        />
        <FileField
          name="original"
          label="Bản gốc, nếu đã che bớt (ở lại cơ quan)"
          kinds="Ảnh, PDF, Word"
          sizeMbMax={10}
        />
      </FormPost>
    </details>
  )
}
