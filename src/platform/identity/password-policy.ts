import { Refusal } from '#base/refusal.ts'
import { fold } from '#base/vietnamese.ts'

const lengthMin = 10
/** Longer ones protect nothing more and cost time to hash. */
const lengthMax = 200

export const refusals = {
  tooShort: new Refusal(422, `Mật khẩu cần ít nhất ${lengthMin} ký tự. Hãy thử ghép ba, bốn từ không liên quan.`),
  tooLong: new Refusal(422, `Mật khẩu dài tối đa ${lengthMax} ký tự. Hãy rút ngắn lại.`),
  common: new Refusal(
    422,
    'Mật khẩu này quá quen thuộc nên dễ bị đoán. Hãy chọn mật khẩu khác, ví dụ ghép ba, bốn từ.',
  ),
  repeated: new Refusal(422, 'Mật khẩu lặp lại hoặc xếp liền nhau nên dễ bị đoán. Hãy chọn mật khẩu khác.'),
  containsName: new Refusal(422, 'Mật khẩu không được là tên đăng nhập hay họ tên của bạn. Hãy chọn mật khẩu khác.'),
}

/** Throws a Refusal for a password that is easily guessed. Length counts letters as a person sees them. */
export function checkPassword(password: string, person: { userName: string; name?: string }): void {
  const length = [...password.normalize('NFC')].length
  if (length < lengthMin) throw refusals.tooShort
  if (length > lengthMax) throw refusals.tooLong
  if (isRunOrRepeat(password)) throw refusals.repeated
  if (isName(password, person.userName) || isName(password, person.userName.split('@')[0]!)) throw refusals.containsName
  if (person.name !== undefined && isName(password, person.name)) throw refusals.containsName
  if (coresOf(password).some((core) => common.has(core))) throw refusals.common
}

/** The name, also with figures or marks before or after it: «nguyenvanan2024!» is the name. */
function isName(password: string, name: string): boolean {
  const folded = lettersOf(name)
  return folded.length >= 3 && lettersOf(password).replace(/\d+/g, '') === folded.replace(/\d+/g, '')
}

/** What is left without tones, spaces, marks and figures at the ends, also with figures read as letters: «M@tkhau2026». */
function coresOf(password: string): string[] {
  const asLetters = [...fold(password)].map((sign) => lookalikes[sign] ?? sign).join('')
  const plain = lettersOf(password)
  const trimmed = fold(password).replace(/^[^a-z@$]+|[^a-z@$]+$/g, '')
  const trimmedAsLetters = [...trimmed].map((sign) => lookalikes[sign] ?? sign).join('')
  return [plain, lettersOf(asLetters), lettersOf(trimmed), lettersOf(trimmedAsLetters)]
}

const lookalikes: Record<string, string> = { '@': 'a', $: 's', '0': 'o', '1': 'i', '3': 'e', '!': 'i' }

function lettersOf(text: string): string {
  return fold(text).replace(/[^a-z0-9]/g, '')
}

/** A piece over and over («aaaaaaaaaa», «matkhaumatkhau»), or a run of neighbours («0123456789», «abcdefghij»). */
function isRunOrRepeat(password: string): boolean {
  if (/^(.{1,10})\1+$/u.test(password.toLowerCase())) return true
  const letters = [...password.toLowerCase()]
  const steps = letters.slice(1).map((letter, index) => letter.codePointAt(0)! - letters[index]!.codePointAt(0)!)
  return Math.abs(steps[0]!) === 1 && steps.every((step, index) => step === steps[0] || isWrap(letters, index))
}

/** After 9 comes 0 on a keyboard: «1234567890». */
function isWrap(letters: string[], index: number): boolean {
  return letters[index] === '9' && letters[index + 1] === '0'
}

/**
 * What is tried first, here and in the world: without tones, spaces and marks; figures at the end are tried away too.
 * Kept short on purpose: the rate limit and the second factor do the rest.
 */
const common = new Set(
  `matkhau matkhaucuatoi matkhaumoi matkhau123456 nhapmatkhau doimatkhau quenmatkhau
  anhyeuem emyeuanh yeuemnhieulam anhyeuemnhieu iloveyou iloveyouforever minhyeuem toiyeuem mayeucon conyeume giadinh
  giadinhlaso1 giadinhtoi vietnam vietnamvodich toiyeuvietnam yeuvietnam hochiminh hochiminhcity hanoi saigon danang
  xinchao xinchaovietnam chaocacban hanhphuc thanhcong maimaiyeuem khongbiet khongcomatkhau khongnho chodoi
  congchuc canbo tuphap tuphaphotich hotich uybannhandan ubnd ubndxa ubndphuong congan congdan daibieu vanphong
  hoidongnhandan chutich phochutich bithu vanthu mottran doanthanhnien hoiphunu hoinongdan cuuchienbinh
  phapluat luatgandan luatganban phobienphapluat giaoducphapluat hoagiai hoagiaicoso tuyentruyen nhanuoc chinhphu
  quocgia tinhthanh phuongxa thongke baocao
  password passwords passw0rd mypassword newpassword changeme changepassword letmein letmeinnow welcome welcometo
  administrator admin adminadmin root rootroot qwerty qwertyuiop qwertyuio qwert12345 qwerty123456 qwer1234 qwaszx
  asdfghjkl asdfghjklz asdfasdf zxcvbnm zxcvbnmasd 1qaz2wsx3edc 1qaz2wsx 1q2w3e4r5t 1q2w3e4r5t6y 1q2w3e4r q1w2e3r4t5
  qazwsxedc qazwsxedcrfv abcd1234 abc123 abc123456 abc1234567 a123456789 a1b2c3d4e5 aa123456 aa12345678 123abc456
  1234567890 0123456789 0987654321 9876543210 123456789a 123456789abc 123123123 1231231234 112233445566 11223344
  147258369 1472583690 159357456 741852963 123456123456 1234512345 12344321 1234554321 123454321 123321123321
  102030405060 9999999999 0909090909 football superman batman dragon monkey sunshine princess baseball master shadow
  michael jordan starwars whatever trustno1 computer internet secret samsung iphone facebook google zalo youtube
  manchester manutd liverpool chelsea arsenal barcelona realmadrid ronaldo messi congphuong quanghai`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
