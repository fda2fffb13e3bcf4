import { Chip } from '#ui/parts/chip.tsx'
import { Differences } from '#ui/parts/differences.tsx'
import { Facts } from '#ui/parts/facts.tsx'
import { FileList } from '#ui/parts/file-list.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { RecordPager } from '#ui/parts/pagination.tsx'
import { Panes } from '#ui/parts/panes.tsx'
import { Progress } from '#ui/parts/progress.tsx'
import { Timeline } from '#ui/parts/timeline.tsx'

/** The checking page's parts: document and reading, what changed, what was done by whom. */
export function ReadingSpecimen() {
  return (
    <>
      <h2>Đối chiếu bản đọc kế hoạch</h2>
      <Progress
        label="Đã đọc tệp"
        done={7}
        total={12}
        unit="trang"
        note="Có thể rời trang này; kết quả sẽ chờ ở «Việc của tôi»."
      />
      <Panes
        document={{
          title: 'Văn bản như đã gửi',
          aside: <span class="soft small">KH-15.docx, trang 2–3</span>,
          body: (
            <>
              <p data-place id="d-1">
                <strong>II. NỘI DUNG VÀ PHÂN CÔNG</strong>
              </p>
              <p data-place id="d-2">
                1. Tổ chức hội nghị phổ biến Luật Căn cước cho cán bộ và Nhân dân các khối phố; thời gian: Quý II, quý
                III năm 2025.
              </p>
              <p data-place id="d-3">
                2. Phát thanh chuyên mục pháp luật trên hệ thống truyền thanh phường. Văn phòng HĐND và UBND phường chủ
                trì; thường xuyên.
              </p>
            </>
          ),
        }}
        reading={{
          title: 'Hệ thống đọc được',
          aside: <RecordPager position={1} of={2} unit="chỗ cần xem" nextHref="#d-3" />,
          body: (
            <>
              <div data-lights="d-2" data-doubt>
                <Notice tone="warning" title="Năm 2025 trong kế hoạch năm 2026">
                  <p>
                    Hãy đối chiếu với <a href="#d-2">đoạn gốc</a> và sửa thời gian nếu văn bản ghi nhầm.
                  </p>
                </Notice>
              </div>
              <div data-lights="d-3">
                <Facts
                  facts={[
                    { term: 'Nhiệm vụ', detail: 'Phát thanh chuyên mục pháp luật' },
                    { term: 'Chủ trì', detail: 'Văn phòng HĐND và UBND phường', changeHref: '#sua' },
                    { term: 'Thời gian', detail: <Chip tone="neutral" label="Thường xuyên" icon="clock" /> },
                  ]}
                />
              </div>
            </>
          ),
        }}
      />
      <h2>Thay đổi so với bản trước</h2>
      <Differences
        differences={[
          { label: 'Thời gian', before: 'Quý II, quý III năm 2025', after: 'Quý II, quý III năm 2026' },
          { label: 'Phối hợp', before: '', after: 'Đoàn Thanh niên phường' },
        ]}
      />
      <h2>Quá trình</h2>
      <Timeline
        events={[
          { when: '14:05 ngày 21/11/2026', what: 'Trình duyệt', who: 'Lê Thị Lan', tone: 'action', icon: 'send' },
          {
            when: '09:10 ngày 12/11/2026',
            what: 'Trả lại',
            who: 'Trần Văn Hùng, Phó Chủ tịch',
            note: 'Thiếu biểu 02.',
            tone: 'warm',
            icon: 'back',
          },
          { when: '16:40 ngày 10/11/2026', what: 'Nhập kế hoạch', who: 'Lê Thị Lan' },
        ]}
      />
      <h2>Tệp kèm theo</h2>
      <FileList
        files={[
          {
            name: 'Ke-hoach-15-KH-UBND-ve-pho-bien-giao-duc-phap-luat-nam-2026.docx',
            href: '#tep-1',
            kind: 'Word',
            sizeBytes: 48_120,
            note: 'Lan tải lên 10/11/2026',
          },
          { name: 'Biểu 02.pdf', href: '#tep-2', kind: 'PDF quét, không có chữ', sizeBytes: 1_482_200 },
        ]}
      />
    </>
  )
}
