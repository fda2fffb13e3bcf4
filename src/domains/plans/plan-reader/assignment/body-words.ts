import { foldInPlace } from '../text/fold-in-place.ts'

/**
 * Từ mở đầu tên cơ quan, tổ chức, chức danh, in folded words. A noun of `proper` opens a body's own name when a capital
 * follows it or when it stands alone («Sở Tư pháp», «Công an tỉnh»); a noun of `common` names a sort of bodies
 * («cơ quan, đơn vị có liên quan»); a noun of `places` continues the body before it («UBND các xã, phường»).
 */
const proper = [
  'so',
  'bo',
  'phong',
  'ban',
  'hoi',
  'cuc',
  'tong cuc',
  'vu',
  'chi cuc',
  'vien',
  'dai',
  'bao',
  'toa',
  'truong',
  'trung tam',
  'tram',
  'to',
  'doan',
  'doi',
  'khoa',
  'ngan hang',
  'kho bac',
  'bao hiem',
  'thanh tra',
  'van phong',
  'cong doan',
  'thon',
  'khu pho',
  'khoi',
  'chi bo',
  'dang bo',
  'dang uy',
  'nha',
  'thu vien',
  'bao tang',
  'benh vien',
  'cong ty',
  'chi nhanh',
  'tong cong ty',
  'tap doan',
  'hoc vien',
  'dai hoc',
  'lien minh',
  'nganh',
  'cau lac bo',
  'quy',
  'hop tac xa',
  'don vi',
  'ap',
  'bql',
  'hat',
  'khu',
]

/** Open a body also when written in small letters or with no name after them. */
const always = [
  'ubnd',
  'uy ban',
  'hdnd',
  'hoi dong',
  'mttq',
  'ubmttq',
  'ub mttq',
  'ubmt',
  'mat tran',
  'tand',
  'vksnd',
  'toa an',
  'vien kiem sat',
  'cong an',
  'bo doi bien phong',
  'bo chi huy',
  'bch',
  'ban chi huy',
  'ban chi dao',
  'ban chap hanh',
  'ban thuong vu',
  'ban quan ly',
  'ban chqs',
  'quan su',
  'bien phong',
  'thue',
  'thong ke',
  'hai quan',
  'tinh doan',
  'huyen doan',
  'thanh doan',
  'xa doan',
  'doan xa',
  'doan phuong',
  'to truyen thong',
  'to cong nghe so',
  'trung uong doan',
  'ban giam doc',
  'ban lanh dao',
  'lien doan',
  'ldld',
  'doan thanh nien',
  'doan tncs',
  'doan luat su',
  'hoi lien hiep',
  'hoi lhpn',
  'hoi phu nu',
  'hoi nong dan',
  'hoi cuu chien binh',
  'hoi ccb',
  'hoi luat gia',
  'hoi nguoi cao tuoi',
  'bhxh',
  'nhcsxh',
  'kbnn',
  'vp',
  'vnpt',
  'thanh vien',
  'chu tich',
  'pho chu tich',
  'giam doc',
  'pho giam doc',
  'thu truong',
  'bo truong',
  'thu tuong',
  'truong phong',
  'truong ban',
  'truong cong an',
  'truong cac',
  'chanh van phong',
  'tong giam doc',
  'hieu truong',
  'dong chi',
  'd/c',
  'ong',
  'ba',
  'cong chuc',
  'can bo',
  'vien chuc',
  'nguoi',
  'luat su',
  'bao cao vien',
  'tuyen truyen vien',
  'hoa giai vien',
  'thuong truc',
  'bi thu',
  'tinh uy',
  'huyen uy',
  'thanh uy',
  'thi uy',
  'dang uy',
  'chinh phu',
  'quoc hoi',
  'van phong chinh phu',
  'trung uong',
  'lien hiep',
  'to hoa giai',
  'to truyen thong',
  'to cong tac',
  'nha truong',
  'cac',
  'moi',
  'mot so',
  'nhung',
  'toan the',
  'tat ca',
]

/** Sorts of bodies. */
const common = [
  'co quan',
  'don vi',
  'to chuc',
  'dia phuong',
  'doanh nghiep',
  'ban',
  'nganh',
  'doan the',
  'so',
  'bo',
  'phong',
  'hoi',
  'truong',
  'co so',
  'ca nhan',
  'cong ty',
  'hop tac xa',
  'trung tam',
  'bao',
  'dai',
  'chuyen gia',
  'nha khoa hoc',
  'nguoi dan',
  'cong dan',
  'lien quan',
  'cac',
  'thon',
  'to dan pho',
  'khu pho',
  'khu',
  'to',
  'nha truong',
  'luc luong',
  'chi hoi',
  'chi doan',
  'chi bo',
]

/** Units of the map: they name where the body before them is, or go on with its list. */
const places = [
  'tinh',
  'thanh pho',
  'huyen',
  'thi xa',
  'quan',
  'xa',
  'phuong',
  'thi tran',
  'dac khu',
  'cap',
  'tp',
  'thon',
  'to dan pho',
  'khu pho',
  'ap',
  'ban',
  'trung uong',
]

export type BodyStart = 'collective' | 'always' | 'proper' | 'common' | 'place'

const collective = /^(?:cac|nhung|mot so|toan the|tat ca|moi)(?![\p{L}])/u
const alwaysPattern = wordPattern(always)
const properPattern = wordPattern(proper)
const commonPattern = wordPattern(common)
const placePattern = wordPattern(places)

/** What the text begins with: a new body of its own, a sort of bodies, a place, or nothing of them. */
export function bodyStartOf(text: string, folded: string): BodyStart | undefined {
  if (isOtherWord(text, folded)) return undefined
  if (collective.test(folded)) return 'collective'
  if (isAlwaysStart(text, folded)) return 'always'
  const proper = properPattern.exec(folded)
  if (proper && isNamed(text, proper[0])) return 'proper'
  if (placePattern.test(folded)) return 'place'
  return commonPattern.test(folded) ? 'common' : undefined
}

/**
 * Words that only their tones tell apart: «sở» and «sơ kết», «tỉnh» and «tình hình», «phường» and «phương án». A word
 * printed without any tone is taken for what it looks like.
 */
const toned = new Map(
  'sở bộ tổ báo bảo hội vụ đội đài trường trưởng ấp viện tòa toà đoàn nhà khối bà ông phòng xã quận tỉnh huyện phường thôn bản ngành cấp cục trạm khoa quỹ công các mỗi đồng luật thành'
    .split(' ')
    .map((word) => [word, foldInPlace(word)] as const)
    .reduce(
      (forms, [word, folded]) => forms.set(folded, [...(forms.get(folded) ?? [folded]), word]),
      new Map<string, string[]>(),
    ),
)

function isOtherWord(text: string, folded: string): boolean {
  const word = /^\p{L}+/u.exec(folded)?.[0] ?? ''
  const forms = toned.get(word)
  if (forms === undefined) return false
  return !forms.includes(text.slice(0, word.length).toLowerCase()) || /^phòng, (?:chống|ngừa)/iu.test(text)
}

/** «ban» of «ban, ngành» must not open a body, «Ban Tuyên giáo» must: a capital after the noun says which. */
function isNamed(text: string, noun: string): boolean {
  const behind = text.slice(noun.length, noun.length + 14)
  if (/^(?:so|bo|ban|nganh|don vi)$/u.test(noun) && /^\s+(?:Ủy ban|Uỷ ban|UBND|HĐND|Các )/u.test(behind)) return false
  return /^\s+["“]?\p{Lu}/u.test(behind)
}

/** Short everyday words among the titles count only with a capital: «Ông Nguyễn Văn A», never «ba cấp». */
function isAlwaysStart(text: string, folded: string): boolean {
  const match = alwaysPattern.exec(folded)
  if (!match) return false
  return (
    !/^(?:thue|thong ke|hai quan|quan su|bien phong|ong|ba|nguoi|vp|can bo|trung uong|cong chuc|lien hiep|chinh phu)$/u.test(
      match[0],
    ) || /^\p{Lu}/u.test(text)
  )
}

function wordPattern(words: string[]): RegExp {
  const longestFirst = [...words].sort((one, other) => other.length - one.length)
  return new RegExp(`^(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'u')
}
