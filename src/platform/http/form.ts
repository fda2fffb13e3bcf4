import type { Context } from 'hono'
import { Refusal } from '#base/refusal.ts'
import type { Form } from '#platform/http/routes.ts'

const fieldsMax = 5_000
const textLengthMax = 200_000

/** Reads an urlencoded or multipart form; text becomes NFC with plain line ends, empty files are left out. */
export async function readForm(c: Context): Promise<Form> {
  let body: Record<string, string | File | (string | File)[]>
  try {
    body = await c.req.parseBody({ all: true })
  } catch (cause) {
    throw new Refusal(400, 'Dữ liệu gửi lên không đọc được, có thể do đường truyền ngắt giữa chừng. Hãy gửi lại.', {
      cause,
    })
  }
  const form: Form = { typed: Object.create(null), files: Object.create(null) }
  const entries = Object.entries(body)
  if (entries.length > fieldsMax) throw new Refusal(413, 'Biểu mẫu có quá nhiều mục. Hãy chia thành nhiều lần gửi.')
  for (const [name, value] of entries) {
    const values = Array.isArray(value) ? value : [value]
    const texts = values.filter((one): one is string => typeof one === 'string').map(cleanText)
    const files = values.filter((one): one is File => typeof one !== 'string' && one.size > 0)
    if (texts.length > 0) form.typed[name] = texts.length === 1 ? texts[0]! : texts
    if (files.length > 0)
      form.files[name] = await Promise.all(
        files.map(async (file) => ({
          name: file.name.normalize('NFC'),
          bytes: new Uint8Array(await file.arrayBuffer()),
        })),
      )
  }
  return form
}

function cleanText(text: string): string {
  if (text.length > textLengthMax)
    throw new Refusal(413, 'Có một mục dài quá 200.000 chữ. Hãy rút gọn hoặc gửi dưới dạng tệp.')
  // Control characters never come from a keyboard, and PostgreSQL refuses NUL; tab and line break stay.
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
}
