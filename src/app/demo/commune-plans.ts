import type { Paragraph } from 'docx'
import { type Assigned, centred, heading, paper, plain, task } from '#app/demo/plan-paper.ts'
import { provincePlanNumber } from '#app/demo/province-plan.ts'
import { sharedTasks } from '#app/demo/shared-tasks.ts'

export type DemoCommune = {
  placeId: string
  officer: { name: string; userName: string }
  /** Number, month and day of its plan; null: it has none yet. */
  plan: { number: string; on: string } | null
  /** What became of the province's tasks, in their order: c as given, a put differently, - left out. */
  takes: string
  /** Of what was due until now, how much is done. */
  done: number
  /** It says itself, task by task, what it took over. */
  confirms: boolean
  amends?: true
}

/** Real places, invented people and plans: diligent ones, slow ones, one late with its plan, one without. */
export const demoCommunes: DemoCommune[] = [
  commune('09190', 'Nguyễn Thị Hoa', 'hoa', { takes: 'cccaccc', done: 0.9, confirms: true, on: '14/01', number: 31 }),
  commune('09169', 'Đặng Văn Minh', 'minh.dv', { takes: 'ccaccac', done: 1, confirms: true, on: '15/01', number: 22 }),
  commune('09286', 'Trần Thu Hà', 'ha.tt', { takes: 'ca-ccac', done: 0.6, confirms: true, on: '19/01', number: 12 }),
  commune('09325', 'Lê Quốc Toàn', 'toan.lq', {
    takes: 'cc-acc-',
    done: 0.4,
    confirms: false,
    on: '20/01',
    number: 17,
  }),
  commune('09193', 'Ngô Thị Lý', 'ly.nt', { takes: 'ccccccc', done: 0.8, confirms: true, on: '21/01', number: 40 }),
  {
    ...commune('09319', 'Phan Văn Dũng', 'dung.pv', {
      takes: 'accacac',
      done: 0.7,
      confirms: true,
      on: '22/01',
      number: 25,
    }),
    amends: true,
  },
  commune('09334', 'Vũ Thị Ngân', 'ngan.vt', { takes: 'c-c-c-c', done: 0.2, confirms: false, on: '23/01', number: 9 }),
  commune('09400', 'Hoàng Minh Đức', 'duc.hm', {
    takes: 'aacccac',
    done: 0.5,
    confirms: true,
    on: '18/02',
    number: 54,
  }),
  {
    ...commune('09454', 'Nguyễn Hữu Tâm', 'tam.nh', { takes: '', done: 0, confirms: false, on: '', number: 0 }),
    plan: null,
  },
]

function commune(
  placeId: string,
  name: string,
  userName: string,
  given: { takes: string; done: number; confirms: boolean; on: string; number: number },
): DemoCommune {
  const { takes, done, confirms, on, number } = given
  return {
    placeId,
    officer: { name, userName },
    plan: { number: `${String(number).padStart(2, '0')}/KH-UBND`, on },
    takes,
    done,
    confirms,
  }
}

type Named = { name: string; kind: string }

/** A commune's own plan that answers the province's; `amended`: the same half a year later, with one task more. */
export async function communePlanFile(
  year: number,
  place: Named,
  { plan, takes }: Pick<DemoCommune, 'takes'> & { plan: { number: string; on: string } },
  amended?: { number: string; on: string },
): Promise<Uint8Array> {
  const own = amended ?? plan
  return paper([...head(year, place, own), ...content(year, place, takes, amended !== undefined), ...foot(year, place)])
}

function head(year: number, { name }: Named, { number, on }: { number: string; on: string }): Paragraph[] {
  const [day, month] = on.split('/')
  return [
    centred(`ỦY BAN NHÂN DÂN ${name.toLocaleUpperCase('vi')}`),
    plain(`Số: ${number}`),
    plain(`${name.replace(/^(?:xã|phường) /, '')}, ngày ${day} tháng ${month} năm ${year}`),
    centred('KẾ HOẠCH'),
    centred(`Đưa pháp luật đến gần người dân trên địa bàn ${name} năm ${year}`),
    plain(
      `Thực hiện Kế hoạch số ${provincePlanNumber} ngày 05/01/${year} của UBND tỉnh Bắc Ninh, Ủy ban nhân dân ${name} ban hành Kế hoạch năm ${year} như sau:`,
    ),
    heading('I. MỤC ĐÍCH, YÊU CẦU'),
    plain(`Làm việc nào chắc việc ấy, người dân ${name} được biết, được bàn, được hỏi.`),
    heading('II. NỘI DUNG THỰC HIỆN'),
  ]
}

function content(year: number, { kind }: Named, takes: string, isAmended: boolean): Paragraph[] {
  const offices = { office: `Văn phòng HĐND và UBND ${kind}`, culture: `Phòng Văn hóa – Xã hội ${kind}` }
  const taken = sharedTasks(year).flatMap((one, index): Assigned[] => {
    const given = { lead: offices[one.by], time: one.time, output: one.output }
    if (takes[index] === 'c') return [{ ...given, text: one.text }]
    return takes[index] === 'a' ? [{ ...given, ...one.adapted }] : []
  })
  const more: Assigned = {
    text: 'Mở điểm hỏi đáp pháp luật chiều thứ Sáu hằng tuần tại bộ phận một cửa.',
    lead: offices.office,
    time: `Quý IV năm ${year}`,
    output: 'Sổ ghi câu hỏi',
  }
  return [...taken, ...(isAmended ? [more] : [])].flatMap((one, index) => task(`${index + 1}.`, one))
}

function foot(year: number, { kind }: Named): Paragraph[] {
  return [
    heading('III. TỔ CHỨC THỰC HIỆN'),
    plain(`Văn phòng HĐND và UBND ${kind} theo dõi, tổng hợp, báo cáo kết quả trước ngày 15/12/${year}.`),
    plain('Nơi nhận:'),
    plain('- Sở Tư pháp tỉnh Bắc Ninh;'),
    plain('- Lưu: VT.'),
    centred('CHỦ TỊCH'),
    centred('(Đã ký)'),
  ]
}
