import { showDay } from '#base/day.ts'
import type { BodyChoice } from '#domains/bodies/body-choice.queries.ts'
import { matterKinds } from '#domains/matters/matter-kind.ts'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import { channels, filesMax, wordsLengthMax } from '#domains/matters/submission.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { address } from '#ui/address.ts'
import { Checkbox, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { BodySearch } from '#ui/parts/body-choice.tsx'
import { FilterForm } from '#ui/parts/filter-form.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

export type IntakePageProps = {
  choice: BodyChoice
  formKey: string
  sizeMbMax: number
  /** Whoever only files for others sees no register. */
  mayRead: boolean
}

const ways = (['reception', 'telephone', 'paper', 'post'] as const).map((value) => ({ value, label: channels[value] }))
const kinds = Object.entries(matterKinds).map(([value, { name }]) => ({ value, label: name }))

/** Nhập đơn, cuộc gọi, lời kể; nộp hộ. */
export function intakePage({ choice, formKey, sizeMbMax, mayRead }: IntakePageProps, view: View): PageParts {
  const field = fieldsOf(view, {
    bodyId: choice.bodies[0]?.bodyId,
    channel: 'reception',
    kind: 'question',
    receivedOn: showDay(view.today),
  })
  const kept = typeof view.typed.formKey === 'string' ? view.typed.formKey : formKey
  return {
    title: 'Nhập đơn, cuộc gọi',
    section: 'matters',
    trail: mayRead ? [{ label: 'Sổ theo dõi', href: matterPaths.register }] : [],
    body: (
      <>
        <PageHead
          title="Nhập đơn, cuộc gọi"
          lead="Mọi cách nhận vào cùng một sổ. Nhập xong in hai phiếu: một cho người có việc, một cho người nộp hộ."
        />
        {(choice.more > 0 || choice.search !== '') && (
          <FilterForm action={matterPaths.intake}>
            <BodySearch {...choice} />
          </FilterForm>
        )}
        <FormPost
          action={address(matterPaths.intake, { 'tim-co-quan': choice.search })}
          csrf={view.csrf}
          submit="Vào sổ và in phiếu"
          icon="check"
          files
          hidden={{ formKey: kept }}
        >
          <ErrorSummary refusal={view.refusal} />
          <SelectField
            {...field('bodyId')}
            label="Cơ quan nhận"
            options={choice.bodies.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
            required
          />
          <RadioGroup {...field('channel')} label="Nhận bằng cách nào" options={ways} layout="line" required />
          <SelectField
            {...field('kind')}
            label="Loại"
            hint="Tố cáo chỉ nhận khi có đơn hoặc trình bày trực tiếp; qua điện thoại thì ghi «Thông tin có nội dung tố cáo»."
            options={kinds}
            required
          />
          <DateField {...field('receivedOn')} label="Ngày nhận" required />
          <TextField
            {...field('name')}
            label="Họ tên người có việc"
            hint="Để trống nếu không xưng tên."
            lengthMax={120}
          />
          <TextField {...field('address')} label="Địa chỉ" lengthMax={300} />
          <TextField {...field('phone')} kind="tel" label="Số điện thoại" width="medium" lengthMax={30} />
          <Checkbox
            name="wantsCall"
            label="Người có việc muốn được gọi lại khi có tin"
            checked={view.typed.wantsCall === 'co'}
          />
          <TextField
            {...field('title')}
            label="Trích yếu"
            hint="Một dòng cho sổ; để trống thì lấy dòng đầu."
            lengthMax={160}
          />
          <TextArea {...field('words')} label="Nội dung" rows={8} lengthMax={wordsLengthMax} required />
          <FileField
            name="files"
            error={field('files').error}
            label="Bản chụp đơn, bản ghi âm"
            kinds={`Ảnh, PDF, Word, âm thanh; nhiều nhất ${filesMax} tệp`}
            sizeMbMax={sizeMbMax}
            several
          />
          <fieldset class="field">
            <legend>Nộp hộ</legend>
            <TextField
              {...field('helperName')}
              label="Người nộp hộ"
              hint="Tên và chức danh: trưởng thôn, hòa giải viên, cán bộ Hội Phụ nữ. Để trống nếu người có việc tự nộp."
              lengthMax={200}
            />
            <Notice tone="info" title="Đọc cho người có việc nghe">
              «Tôi nộp hộ ông/bà việc này. Cơ quan sẽ biết tên, địa chỉ ông/bà để giải quyết. Chỉ ông/bà giữ mã để xem
              trả lời. Ông/bà đồng ý không?»
            </Notice>
            <Checkbox
              name="consent"
              error={field('consent').error}
              label="Đã đọc, người có việc đồng ý"
              checked={view.typed.consent === 'co'}
            />
          </fieldset>
          <TextField
            {...field('secretWord')}
            label="Từ bí mật để tìm lại mã"
            hint="Người có việc tự chọn, từ 6 chữ, đi cùng số điện thoại. Để trống nếu không cần."
            autocomplete="off"
            lengthMax={100}
          />
        </FormPost>
      </>
    ),
  }
}
