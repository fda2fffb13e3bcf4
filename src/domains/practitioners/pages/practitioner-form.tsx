import { educationNames, type Practitioner } from '#domains/practitioners/practitioner.ts'
import { practitionerKinds } from '#domains/practitioners/practitioner-kind.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'

const kinds = practitionerKinds.map(({ id, name }) => ({ value: id, label: name }))
const yesNo = [
  { value: 'co', label: 'Có' },
  { value: 'khong', label: 'Không' },
  { value: '', label: 'Chưa rõ' },
]
const educations = Object.entries(educationNames).map(([value, label]) => ({ value, label }))
const answer = (value: boolean | null | undefined) =>
  value === null || value === undefined ? '' : value ? 'co' : 'khong'

/** Everything that is typed of one; «chưa rõ» is an answer of its own. */
export function PractitionerFields({ saved, phone, view }: { saved?: Practitioner; phone: string; view: View }) {
  const field = fieldsOf(view, {
    ...(saved && {
      kind: saved.kind,
      name: saved.name,
      title: saved.title,
      gender: saved.gender,
      education: saved.education,
      yearsInLaw: saved.yearsInLaw,
      whereMet: saved.whereMet,
      whenMet: saved.whenMet,
      shownOn: saved.shownOn,
      phoneShownOn: saved.phoneShownOn,
      fields: saved.fields.join(', '),
      languages: saved.languages.join(', '),
      serves: saved.serves.join('\n'),
    }),
    isEthnic: answer(saved?.isEthnic),
    isOfficial: answer(saved?.isOfficial),
    phone,
  })
  const isPaused = view.refusal === undefined ? saved?.isPaused === true : view.typed.isPaused === 'co'
  return (
    <>
      <SelectField {...field('kind')} label="Loại" empty="Chọn loại" options={kinds} required />
      <TextField {...field('name')} label="Họ tên, hoặc tên tổ chức" lengthMax={160} required />
      <TextField
        {...field('title')}
        label="Chức vụ, chức danh, nơi công tác"
        hint="Với câu lạc bộ, địa chỉ tin cậy: người đứng đầu."
        lengthMax={300}
      />
      <TextField
        {...field('fields')}
        label="Lĩnh vực pháp luật"
        hint="Cách nhau bằng dấu phẩy: đất đai, hôn nhân và gia đình"
        lengthMax={600}
      />
      <TextField
        {...field('languages')}
        label="Nói được tiếng"
        hint="Ngoài tiếng Việt: Thái, Mông, Khmer, ngôn ngữ ký hiệu"
        lengthMax={400}
      />
      <TextArea
        {...field('serves')}
        label="Địa bàn"
        hint="Mỗi dòng một thôn, tổ dân phố. Để trống nếu đi khắp địa bàn."
        rows={3}
        lengthMax={4000}
      />
      <fieldset class="field">
        <legend>Điều kiện và thống kê</legend>
        <RadioGroup
          {...field('isOfficial')}
          label="Là cán bộ, công chức, viên chức, sĩ quan"
          options={yesNo}
          layout="line"
        />
        <SelectField {...field('education')} label="Trình độ" empty="Chưa rõ" options={educations} width="medium" />
        <TextField
          {...field('yearsInLaw')}
          label="Số năm công tác pháp luật"
          keyboard="numeric"
          width="short"
          lengthMax={2}
          suffix="năm"
        />
        <RadioGroup
          {...field('gender')}
          label="Giới"
          options={[
            { value: 'nu', label: 'Nữ' },
            { value: 'nam', label: 'Nam' },
            { value: '', label: 'Không ghi' },
          ]}
          layout="line"
        />
        <RadioGroup {...field('isEthnic')} label="Người dân tộc thiểu số" options={yesNo} layout="line" />
      </fieldset>
      <fieldset class="field">
        <legend>Cho người dân xem</legend>
        <TextField
          {...field('whereMet')}
          label="Gặp ở đâu"
          hint="Nhà văn hóa thôn, trụ sở; không ghi nhà riêng."
          lengthMax={300}
        />
        <TextField {...field('whenMet')} label="Gặp khi nào" hint="Chiều thứ Năm hằng tuần" lengthMax={300} />
        <DateField
          {...field('shownOn')}
          label="Ngày đồng ý hiện tên trên cổng"
          hint="Báo cáo viên, tuyên truyền viên có quyết định công khai nên không cần. Người khác: chưa ghi ngày thì không hiện."
        />
        <TextField
          {...field('phone')}
          kind="tel"
          label="Điện thoại"
          hint="Chỉ người giữ danh sách thấy."
          width="medium"
          lengthMax={60}
        />
        <DateField
          {...field('phoneShownOn')}
          label="Ngày đồng ý hiện số điện thoại trên cổng"
          hint="Để trống thì số không hiện."
        />
      </fieldset>
      <Checkbox
        name="isPaused"
        label="Tạm không phân công, giới thiệu"
        hint="Không ghi lý do ở đây. Người này không hiện trên cổng."
        checked={isPaused}
      />
    </>
  )
}
