/**
 * Nhãn phân công: the words before a colon, or over a column, that say what follows: who leads, who takes part, when,
 * what comes of it. Read from folded text, so that missing or wrong tones do not matter; one wrong letter a word is
 * forgiven («đơn vị chủ chì», «cơ quan phôi hơp»).
 */
export type Label =
  | 'lead'
  | 'partner'
  | 'lead-and-partner'
  | 'time'
  | 'output'
  /** Who watches over it: no lead and no partner. */
  | 'supervisor'
  /** Money, place, audience, form, subject matter: facts of a task that a reading keeps in its text only. */
  | 'detail'

const labelLengthMax = 90
const wordsMax = 14

/** The label that folded words are; undefined when they are anything else. */
export function readLabel(folded: string): Label | undefined {
  if (folded.length < 3 || folded.length > labelLengthMax) return undefined
  const words = wordsOf(folded)
  if (words.length === 0 || words.length > wordsMax) return undefined
  return labelOf(words) ?? labelOf(words.map(correctWord))
}

function labelOf(words: string[]): Label | undefined {
  const label = words.join(' ').replace(/^(?:cac|ve|voi) /u, '')
  return (
    supervisorLabel(label) ?? bodyLabel(label, words) ?? timeLabel(label) ?? outputLabel(label) ?? detailLabel(label)
  )
}

function wordsOf(folded: string): string[] {
  return folded
    .replace(/\([^)]*\)/gu, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

function supervisorLabel(label: string): Label | undefined {
  return /^(?:lanh dao|dong chi|dai dien lanh dao|nguoi|can bo) (?:.{0,20} )?(?:chi dao|theo doi|giam sat)(?: thuc hien| phu trach)?$/u.test(
    label,
  )
    ? 'supervisor'
    : undefined
}

/** Words that a label of bodies is made of; a task's own sentence nearly always has others. */
const bodyWords = new Set(
  (
    'co quan don vi bo phan phong ban nganh cap to chuc ca nhan nguoi can bo cong chuc thanh vien chu tri phoi hop thuc hien ' +
    'tham muu trien khai phu trach chiu trach nhiem chinh dau moi phan cong giao tham gia lien quan va cac duoc la huong dan ' +
    'nhiem vu cong viec du kien xay dung bao cao dong lam so trinh soan thao dia phuong hoac noi lanh dao chu the doan the de xuat ' +
    'cung voi theo doi'
  ).split(' '),
)
const bodySubject =
  /^(?:co quan|don vi|bo phan|phong ban|phong|ban|nganh|cap|to chuc|ca nhan|nguoi|can bo|cong chuc|noi|chu the|thanh vien|dia phuong|so)\b/u

function bodyLabel(label: string, words: string[]): Label | undefined {
  if (!words.every((word) => bodyWords.has(word)) || /^to chuc (?:thuc hien|trien khai)/u.test(label)) return undefined
  const isLead = /\b(?:chu tri|dau moi|chiu trach nhiem|phu trach|tham muu|soan thao)\b/u.test(label)
  const isPartner = /\b(?:phoi hop|tham gia|cung thuc hien)\b/u.test(label)
  if (isLead && isPartner) return /^(?:.{0,30} )?phoi hop .{0,12}chu tri$/u.test(label) ? 'partner' : 'lead-and-partner'
  if (isPartner) return /^(?:phoi hop|tham gia)\b/u.test(label) || bodySubject.test(label) ? 'partner' : undefined
  if (isLead && /^(?:chu tri|dau moi|chiu trach nhiem|phu trach|tham muu|phan cong|duoc|don vi|co quan)/u.test(label))
    return 'lead'
  if (isLead && bodySubject.test(label)) return 'lead'
  if (bodySubject.test(label) && /\b(?:thuc hien|trien khai|duoc giao)\b/u.test(label)) return 'lead'
  return /^(?:phan cong(?: thuc hien| nhiem vu| trach nhiem| to chuc thuc hien)?|trach nhiem(?: thuc hien| trien khai)?|don vi|thuc hien|giao|co quan don vi|co quan)$/u.test(
    label,
  )
    ? 'lead'
    : undefined
}

const timeWords =
  /^(?:du kien )?(?:thoi gian|thoi han|thoi diem|tien do|han|lo trinh|ky han|thoi ky|moc thoi gian|ngay|hoan thanh|thoi gian va tien do|khung thoi gian)(?: (?:thuc hien|trien khai|hoan thanh|to chuc|tien hanh|bao cao|du kien|bat dau|ket thuc|kiem tra|ap dung|ban hanh|trinh|xong|nop|gui|va|den|cac|hoat dong|nhiem vu|cong viec|cu the|ke hoach|chinh|phai|xay dung|cuoi|san pham|trong|nam|quy|thang|tien do|thoi gian|thoi han|lo trinh))*(?: \d{4})?$/u

function timeLabel(label: string): Label | undefined {
  return timeWords.test(label) && !/^ngay(?: \d|$)/u.test(label) ? 'time' : undefined
}

const outputWords =
  /^(?:du kien |yeu cau ve |yeu cau |ten )?(?:ket qua|san pham|dau ra|chi so dau ra|muc tieu dau ra|hinh thuc san pham|tai lieu minh chung|minh chung)(?: (?:san pham|ket qua|dau ra|du kien|dat duoc|can dat|phai dat|dat|yeu cau|thuc hien|hoan thanh|cu the|chinh|chu yeu|va|hoac|nhiem vu|cong viec|hoat dong|cua|trien khai|ban hanh|cuoi cung|trinh|van ban|ket qua|duoc|giao|nhiem vu|chi so|danh gia))*$/u

function outputLabel(label: string): Label | undefined {
  return outputWords.test(label) ? 'output' : undefined
}

const detailWords =
  /^(?:du kien |nguon |ve |tai lieu |chi tieu )?(?:noi dung|hinh thuc|dia diem|doi tuong|thanh phan|so luong|kinh phi|du toan|muc dich|yeu cau|muc tieu|quy mo|pham vi|phuong phap|cach thuc|phuong thuc|ghi chu|luu y|dia ban|thoi luong|nguoi tham du|bao cao vien|giang vien|can cu|bien phap)(?: (?:thuc hien|tham gia|tham du|to chuc|kiem tra|tuyen truyen|pho bien|du kien|chu yeu|trong tam|cu the|tap huan|va|thanh phan|doi tuong|dia diem|so luong|hinh thuc|noi dung|bao dam|dam bao|trien khai|chinh|gom|bao gom|cach thuc|bo tri|yeu cau|cong viec|hoat dong|phuong phap|phuong thuc))*$/u

function detailLabel(label: string): Label | undefined {
  return detailWords.test(label) ? 'detail' : undefined
}

/** Words worth forgiving a slip in: long enough that one wrong letter still says which word it was. */
const forgiven = 'quan phoi thuc hien thoi gian trien khai hoan thanh pham trach nhiem tham phan cong'.split(' ')
/** Right as they stand, though one letter away from a label's word. */
const unmistaken = new Set(
  'tien thang nham quang thuoc thoa phat thai khoi phong hang than thanh quyen thue hien hanh thong khau gian gain phap phan phong cung con'.split(
    ' ',
  ),
)
const corrected = new Map<string, string>()
const correctedMax = 2_000

function correctWord(word: string, index: number, words: string[]): string {
  if (word === 'chi' && words[index - 1] === 'chu') return 'tri'
  if (word.length < 4 || word.length > 8 || bodyWords.has(word) || unmistaken.has(word) || forgiven.includes(word))
    return word
  const known = corrected.get(word)
  if (known !== undefined) return known
  const right = forgiven.find((candidate) => isOneSlipAway(word, candidate)) ?? word
  if (corrected.size < correctedMax) corrected.set(word, right)
  return right
}

/** One letter changed, missing, doubled or swapped with its neighbour. */
function isOneSlipAway(word: string, right: string): boolean {
  if (word === right) return true
  if (Math.abs(word.length - right.length) > 1) return false
  let start = 0
  while (start < word.length && word[start] === right[start]) start += 1
  let left = 0
  while (
    left < Math.min(word.length, right.length) - start &&
    word[word.length - 1 - left] === right[right.length - 1 - left]
  )
    left += 1
  const changed = word.length - start - left
  const missing = right.length - start - left
  if (changed <= 1 && missing <= 1) return true
  return changed === 2 && missing === 2 && word[start] === right[start + 1] && word[start + 1] === right[start]
}
