import { getResolvedPDFJS } from 'unpdf'
import { Refusal } from '#base/refusal.ts'
import { limits } from '#engines/documents/limits.ts'
import { type PageContent, readPage } from '#engines/documents/pdf/page-content.ts'
import { withoutStrayRejections } from '#engines/documents/pdf/stray-rejections.ts'
import { refusePackedBombs } from '#engines/documents/pdf/stream-sizes.ts'

/** What stands on each page of a .pdf. Throws Refusal when it is broken, behind a password, or too long. */
export function readPages(bytes: Uint8Array): Promise<PageContent[]> {
  return withoutStrayRejections(() => readAllPages(bytes))
}

async function readAllPages(bytes: Uint8Array): Promise<PageContent[]> {
  refusePackedBombs(bytes)
  const deadline = performance.now() + limits.pdfMillisecondsMax
  const { getDocument, OPS } = await getResolvedPDFJS()
  const task = getDocument({
    // The reader empties the array that it is given.
    data: new Uint8Array(bytes), // a copy: pdf.js takes the buffer away, and refuses a Buffer
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: true,
    // Pictures are not needed for text and may be huge.
    maxImageSize: 1,
  })
  try {
    const document = await task.promise
    if (document.numPages > limits.pagesMax) throw tooLong()
    const contents: PageContent[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      if (performance.now() > deadline) throw tooLong()
      contents.push(await readPage(document, number, OPS).catch((error: unknown) => pageWithout(number, error)))
    }
    if (contents.every((page) => page.isBroken)) throw new Error('No page of the file can be read.')
    return contents
  } catch (error) {
    throw refusalOf(error)
  } finally {
    await task.destroy().catch(() => undefined)
  }
}

/** A page that cannot be read is kept as one without text: it is recognised from its picture, or doubted. */
function pageWithout(page: number, error: unknown): PageContent {
  if (error instanceof Refusal) throw error
  return { page, width: 595, height: 842, pieces: [], rules: [], isBroken: true }
}

function tooLong(): Refusal {
  return new Refusal(
    413,
    `Tệp PDF quá dài hoặc quá phức tạp (giới hạn ${limits.pagesMax} trang). Hãy tách thành nhiều tệp rồi tải lên.`,
  )
}

/** pdf.js names its errors; whatever else goes wrong inside it means that the file is broken. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof Error && error.name === 'PasswordException') {
    return new Refusal(422, 'Tệp PDF được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại rồi tải lên.', {
      cause: error,
    })
  }
  return new Refusal(422, 'Tệp PDF bị hỏng nên không đọc được. Hãy xuất lại PDF từ Word hoặc quét lại rồi tải lên.', {
    cause: error,
  })
}
