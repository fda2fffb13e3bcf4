import { Checkbox, RadioGroup } from '#ui/fields/choice-groups.tsx'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { AskBox, Doors, StepCount } from '#ui/parts/ask-box.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { DataTable } from '#ui/parts/data-table.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FormPost } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'

/** The citizens' parts: one box, four doors, news, one question of a form, answers before sending, a receipt. */
export function PortalSpecimen() {
  return (
    <>
      <h1 class="unseen">Luật Gần Dân, phường Hòa Cường</h1>
      <AskBox
        action="#"
        name="q"
        label="Bạn đang gặp chuyện gì?"
        submit="Tìm câu trả lời"
        examples={[
          { label: 'Làm giấy khai sinh muộn', href: '#1' },
          { label: 'Hàng xóm lấn đất', href: '#2' },
          { label: 'Bị chậm trả lương', href: '#3' },
        ]}
      />
      <Doors
        doors={[
          { href: '#luat', icon: 'book', title: 'Tìm luật', text: 'Văn bản và điều luật đang có hiệu lực.' },
          { href: '#hoi', icon: 'chat', title: 'Hỏi', text: 'Công chức tư pháp trả lời bằng văn bản.' },
          { href: '#phan-anh', icon: 'send', title: 'Phản ánh – khiếu nại', text: 'Gửi đến đúng nơi giải quyết.' },
          { href: '#tra-cuu', icon: 'file', title: 'Tra cứu hồ sơ', text: 'Xem hồ sơ đã đến đâu bằng mã biên nhận.' },
        ]}
      />
      <h2>Tin hôm nay của phường</h2>
      <ul>
        <li>
          <a href="#tin-1">Thứ Bảy, 28/11: luật gia tư vấn miễn phí tại nhà văn hóa khối 5</a>
        </li>
        <li>
          <a href="#tin-2">Từ 01/12: nộp hồ sơ hộ tịch tại tầng 1, số 2 đường 2 tháng 9</a>
        </li>
      </ul>
      <h2>Gửi câu hỏi</h2>
      <StepCount step={2} of={4} />
      <FormPost action="#" csrf="x" submit="Tiếp tục" guard="specimen-portal">
        <TextArea
          name="question"
          label="Bạn muốn hỏi điều gì?"
          hint="Kể việc đã xảy ra, khi nào, với ai. Không cần ghi điều luật."
          rows={5}
          required
        />
        <RadioGroup
          name="reply"
          label="Bạn muốn nhận trả lời bằng cách nào?"
          options={[
            { value: 'page', label: 'Xem trên trang này', hint: 'Bằng mã biên nhận, không cần tài khoản' },
            { value: 'phone', label: 'Qua điện thoại' },
          ]}
        />
        <TextField
          name="phone"
          label="Số điện thoại"
          kind="tel"
          keyboard="tel"
          autocomplete="tel"
          width="medium"
          hint="Chỉ dùng để báo kết quả."
        />
        <Checkbox name="public" label="Cho phép đăng câu trả lời, không kèm tên tôi" />
      </FormPost>
      <h2>Kiểm tra trước khi gửi</h2>
      <Facts
        facts={[
          {
            term: 'Câu hỏi',
            detail: 'Hàng xóm xây tường lấn sang đất nhà tôi 40 cm. Tôi phải làm gì?',
            changeHref: '#doi-1',
          },
          { term: 'Nhận trả lời', detail: 'Xem trên trang này', changeHref: '#doi-2' },
        ]}
      />
      <Notice tone="saved" title="Đã nhận câu hỏi của ông/bà">
        <p>
          Mã biên nhận: <strong>HC-7KQ4-92</strong>. Công chức tư pháp sẽ trả lời trước{' '}
          <strong>thứ Sáu, 04/12/2026</strong>.
        </p>
      </Notice>
      <DataTable
        caption="Hồ sơ của bạn"
        cards
        rows={[
          {
            code: 'HC-7KQ4-92',
            what: 'Câu hỏi về ranh giới đất',
            due: '04/12/2026',
            chip: <Chip tone="action" label="Đang trả lời" />,
          },
          {
            code: 'HC-3MX8-15',
            what: 'Phản ánh tiếng ồn ban đêm',
            due: '20/11/2026',
            chip: <Chip tone="good" label="Đã giải quyết" />,
          },
        ]}
        rowKey={(row) => row.code}
        rowHref={(row) => `#${row.code}`}
        columns={[
          { head: 'Việc', cell: (row) => row.what },
          { head: 'Mã', cell: (row) => row.code },
          { head: 'Trả lời trước', cell: (row) => row.due },
          { head: 'Tình trạng', cell: (row) => row.chip },
        ]}
      />
    </>
  )
}
