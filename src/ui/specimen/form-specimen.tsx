import { CheckboxGroup, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { choicesOf, type FormState, fieldsOf } from '#ui/fields/form-state.ts'
import { PasswordField } from '#ui/fields/password-field.tsx'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Button, ClosedStep } from '#ui/parts/button.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'

const returned: FormState = {
  typed: { title: 'Hội nghị phổ biến Luật Căn cước', day: '31/02/2026', kind: 'hoi-nghi', villages: ['5'], note: '' },
  refusal: {
    sentence: 'Chưa ghi được hoạt động. Có hai mục cần sửa.',
    fields: {
      day: 'Ngày 31/02/2026 không có trong lịch. Hãy ghi lại ngày tổ chức.',
      leadId: 'Chưa chọn đơn vị chủ trì. Hãy chọn một đơn vị.',
    },
  },
}

/** Every field, in a form that came back with two things to put right. */
export function FormSpecimen() {
  const field = fieldsOf(returned)
  const choices = choicesOf(returned)
  return (
    <>
      <h2>Ghi hoạt động</h2>
      <FormPost
        action="#"
        csrf="x"
        submit="Lưu hoạt động"
        cancel={{ label: 'Về danh sách', href: '#ve' }}
        guard="specimen"
        files
      >
        <ErrorSummary refusal={returned.refusal} />
        <TextField {...field('title')} label="Tên hoạt động" hint="Như ghi trong giấy mời" required />
        <DateField {...field('day')} label="Ngày tổ chức" required />
        <SelectField
          {...field('leadId')}
          label="Đơn vị chủ trì"
          empty="Chọn đơn vị"
          required
          options={[
            { value: '1', label: 'Công an phường', group: 'Đơn vị của phường' },
            { value: '2', label: 'Hội Liên hiệp Phụ nữ phường', group: 'Mặt trận và đoàn thể' },
          ]}
        />
        <RadioGroup
          {...field('kind')}
          label="Hình thức"
          options={[
            { value: 'hoi-nghi', label: 'Hội nghị trực tiếp' },
            { value: 'truc-tuyen', label: 'Trực tuyến', hint: 'Có đường dẫn và số lượt xem' },
            { value: 'thi', label: 'Cuộc thi', closed: 'Cuộc thi ghi ở mục «Cuộc thi», để tính được bài dự thi.' },
          ]}
        />
        <CheckboxGroup
          {...choices('villages')}
          label="Khối phố tham gia"
          layout="line"
          options={['1', '2', '3', '4', '5', '6'].map((value) => ({ value, label: `Khối ${value}` }))}
        />
        <TextField {...field('people')} label="Số người dự" width="short" keyboard="numeric" suffix="người" />
        <TextArea {...field('note')} label="Ghi chú" rows={3} />
        <FileField name="photo" label="Ảnh, tài liệu kiểm chứng" kinds="Ảnh, Word hoặc PDF" sizeMbMax={20} several />
        <PasswordField name="password" label="Mật khẩu ký số" purpose="current-password" />
      </FormPost>
      <Notice tone="warning" title="Hai nhiệm vụ chưa có đơn vị chủ trì">
        Hãy giao đơn vị trước khi trình duyệt, để hệ thống biết đôn đốc ai.
      </Notice>
      <Notice tone="info">Kế hoạch năm 2025 vẫn mở để xem, không sửa được nữa.</Notice>
      <Notice tone="refusal" title="Chưa duyệt được kế hoạch">
        Người soạn không được tự duyệt kế hoạch của mình. Hãy trình người khác trong lãnh đạo phường.
      </Notice>
      <div class="buttons">
        <Button label="Duyệt kế hoạch" icon="check" />
        <Button label="Lưu bản nháp" tone="plain" />
        <Button label="Xem lịch sử" tone="quiet" />
        <Button label="Thu hồi kế hoạch" tone="danger" />
        <ClosedStep label="Công bố kế hoạch" reason="Kế hoạch chưa được duyệt." />
      </div>
    </>
  )
}
