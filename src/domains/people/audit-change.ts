import { isDay, showDay, showMoment } from '#base/day.ts'
import { isId } from '#base/ids.ts'
import { bodyKinds } from '#domains/bodies/body.ts'
import { reaches } from '#domains/people/grant.ts'
import { roles } from '#domains/people/roles.ts'

/** Một thay đổi trong nhật ký: one field, as it was and as it is, in words. Nothing secret is ever shown. */
export type AuditChange = { label: string; before: string; after: string }

/** What differs between the two sides of an audit row; `names` says who or what an id is. At most 40 fields. */
export function changesOf(before: unknown, after: unknown, names: ReadonlyMap<string, string>): AuditChange[] {
  const [old, now] = [leavesOf(before), leavesOf(after)]
  // a field that only one side speaks of was not changed by leaving it out: an act notes what it touches
  const keys = [...new Set([...old.keys(), ...now.keys()])].filter((key) => now.size === 0 || now.has(key))
  return keys
    .map((key) => ({
      label: labels[key] ?? key,
      before: wordsOf(key, old.get(key), names),
      after: wordsOf(key, now.get(key), names),
    }))
    .filter((change) => change.before !== change.after)
    .slice(0, changesMax)
}

/** Every id that stands in a value, so that one query can name them all. */
export function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return isId(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(idsIn).slice(0, idsMax)
}

const changesMax = 40
const idsMax = 100
const lengthMax = 300
const listMax = 20
/** As plans note them; names of columns and of fields are one. */
const aliases: Record<string, string> = {
  budgetLine: 'line',
  budgetSource: 'source',
  budgetEstimate: 'estimate',
  budgetSpent: 'spent',
}
const unsaid = new Set(['id', 'path', 'placePath', 'lentGrantId', 'sha256'])

function leavesOf(value: unknown): Map<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map()
  return new Map(
    Object.entries(value)
      .map(([key, one]): [string, unknown] => {
        const camel = key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
        return [aliases[camel] ?? camel, one]
      })
      .filter(([key]) => !unsaid.has(key)),
  )
}

function wordsOf(key: string, value: unknown, names: ReadonlyMap<string, string>): string {
  if (isSecret(key) && !(typeof value === 'string' && Object.hasOwn(secretWords, value)))
    return value === undefined || value === null || value === '' ? '' : 'không hiện'
  const text = textOf(key, value, names)
  return text.length > lengthMax ? `${text.slice(0, lengthMax)}…` : text
}

function textOf(key: string, value: unknown, names: ReadonlyMap<string, string>): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return sayText(key, value, names)
  if (Array.isArray(value)) {
    const shown = value.slice(0, listMax).map((one) => textOf(key, one, names))
    return [...shown, ...(value.length > listMax ? [`và ${value.length - listMax} mục nữa`] : [])].join('; ')
  }
  return Object.entries(value)
    .filter(([inner]) => !unsaid.has(inner))
    .map(([inner, one]) => `${labels[inner] ?? inner}: ${wordsOf(inner, one, names)}`)
    .join('; ')
}

function sayText(key: string, text: string, names: ReadonlyMap<string, string>): string {
  if (isId(text)) return names.get(text) ?? `mã ${text.slice(0, 8)}`
  if (isDay(text)) return showDay(text)
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text)) return showMoment(new Date(text))
  const code = /^signed in with a recovery code, (\d+) left$/.exec(text)
  if (code !== null) return `vào được bằng mã dự phòng, còn ${code[1]} mã`
  return values[key]?.[text] ?? secretWords[text] ?? text
}

/** Acts never note one; a mistake of ours shall not be printed either. */
function isSecret(key: string): boolean {
  return /password|secret|token|hash|codes?$|factor|csrf|cookie/i.test(key) && !key.startsWith('has')
}

/** That something secret was changed may be said. */
const secretWords: Record<string, string> = {
  changed: 'đã đổi',
  set: 'đã đặt',
  renewed: 'đã cấp mới',
  removed: 'đã gỡ',
  'turned on': 'đã bật',
  'turned off': 'đã tắt',
}

const labels: Record<string, string> = {
  name: 'Tên',
  shortName: 'Gọi tắt',
  userName: 'Tên đăng nhập',
  email: 'Thư điện tử',
  phone: 'Điện thoại',
  title: 'Chức vụ, trích yếu',
  homeBodyId: 'Cơ quan công tác',
  hasPassword: 'Đã có mật khẩu',
  hasSecondFactor: 'Xác thực hai lớp',
  closedOn: 'Ngày đóng',
  grantsEnded: 'Số vai trò kết thúc theo',
  role: 'Vai trò',
  bodyId: 'Cơ quan',
  reach: 'Phạm vi',
  at: 'Tại',
  fromDay: 'Từ ngày',
  toDay: 'Đến ngày',
  endedAt: 'Kết thúc lúc',
  reason: 'Căn cứ, lý do',
  personId: 'Người',
  actingFor: 'Làm thay',
  outcome: 'Kết quả',
  issuer: 'Nơi xác nhận',
  linkedTo: 'Nối với',
  by: 'Bằng',
  link: 'Liên kết',
  sent: 'Cách gửi',
  password: 'Mật khẩu',
  secondFactor: 'Xác thực hai lớp',
  recoveryCodes: 'Mã dự phòng',
  ended: 'Phiên đã kết thúc',
  kind: 'Loại',
  placeId: 'Mã địa bàn',
  parentId: 'Cơ quan cấp trên',
  day: 'Ngày',
  decision: 'Quyết định',
  foundedBy: 'Quyết định thành lập',
  endedBy: 'Quyết định kết thúc',
  endedOn: 'Kết thúc từ ngày',
  successorId: 'Cơ quan tiếp nhận',
  mergedInto: 'Sáp nhập vào',
  splitInto: 'Chia tách thành',
  alsoNamed: 'Tên gọi khác',
  source: 'Văn bản, nguồn',
  sourceDay: 'Ngày văn bản',
  verified: 'Xác minh',
  state: 'Tình trạng',
  label: 'Mốc',
  returned: 'Bị trả lại',
  dueDay: 'Hạn',
  doneDay: 'Ngày làm xong',
  claimedBy: 'Người báo xong',
  checkedBy: 'Người kiểm tra',
  officerId: 'Người phụ trách',
  line: 'Nội dung chi',
  estimate: 'Dự toán',
  spent: 'Thực chi',
  note: 'Ghi chép',
  figures: 'Số liệu',
  answered: 'Giải trình',
  opened: 'Mốc mở thêm',
  fileName: 'Tệp',
  tasks: 'Số nhiệm vụ',
  amends: 'Sửa đổi kế hoạch',
  droppedEarlier: 'Số nhiệm vụ cũ bỏ đi',
  taskKey: 'Nhiệm vụ số',
  text: 'Nội dung',
  leads: 'Chủ trì',
  partners: 'Phối hợp',
  time: 'Thời gian',
  outputs: 'Sản phẩm',
  output: 'Sản phẩm',
  file: 'Tệp',
  files: 'Tệp',
  unit: 'đơn vị tính',
  value: 'số',
}

/** Values that are written in code words. */
const values: Record<string, Record<string, string>> = {
  role: Object.fromEntries(Object.entries(roles).map(([key, { name }]) => [key, name])),
  reach: Object.fromEntries(Object.entries(reaches).map(([key, { name }]) => [key, name])),
  kind: { ...bodyKinds, off: 'Nghỉ', 'working-swap': 'Làm bù' },
  at: { 'the whole system': 'toàn hệ thống' },
  outcome: {
    'signed in': 'vào được',
    'wrong password': 'sai tên đăng nhập hoặc mật khẩu',
    locked: 'đang phải chờ vì thử sai nhiều lần',
    'second factor due': 'đúng mật khẩu, chờ mã xác thực',
    'second factor locked': 'đang phải chờ vì nhập sai mã nhiều lần',
    'wrong second factor': 'sai mã xác thực',
    'signed in with second factor': 'vào được bằng mã xác thực',
  },
  link: { invitation: 'mời', 'password-reset': 'đặt lại mật khẩu', 'first-administrator': 'quản trị đầu tiên' },
  by: { invitation: 'liên kết mời', 'password-reset': 'liên kết đặt lại mật khẩu' },
  sent: { 'by mail': 'qua thư điện tử' },
  verified: { A: 'đã đối chiếu văn bản', B: 'đối chiếu qua báo chí', C: 'chưa xác minh' },
  state: {
    adopted: 'đang thực hiện',
    replaced: 'đã được sửa đổi',
    undone: 'đã hoàn tác',
    discarded: 'đã bỏ',
    read: 'đã đọc, chờ kiểm tra',
    refused: 'không đọc được',
    waiting: 'chờ yêu cầu',
    open: 'đang làm',
    claimed: 'báo đã xong',
    evidenced: 'có sản phẩm kèm theo',
    checked: 'đã kiểm tra',
  },
}
