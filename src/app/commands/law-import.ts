import { createReadStream, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Call, Command } from '#app/command.ts'
import { type ProgressLine, progressLine } from '#app/commands/progress-line.ts'
import { withHouse } from '#app/commands/with-house.ts'
import { Refusal } from '#base/refusal.ts'
import { type FlawKind, flawNames } from '#domains/library/imports/import-flaws.ts'
import { type ImportOutcome, importLaw } from '#domains/library/imports/import-law.store.ts'
import { type LawSource, lawSourceOf, type SourceKind } from '#domains/library/imports/law-source.ts'
import { bringSearchUpToDate } from '#domains/library/search/bring-up-to-date.store.ts'
import type { House } from '#platform/house.ts'
import { showNumber } from '#ui/show.ts'

const filesMax = 200

/** Texts come in, one file after the other; then the search is brought up to date. Safe to interrupt and to call again. */
export const lawImport: Command = {
  arguments: [
    {
      name: 'FILE',
      repeated: true,
      summary: {
        vi: 'bộ pháp điển (.jsonl, .jsonl.gz), danh sách điều (.json, .json.gz) hoặc một văn bản (.docx, .pdf, .html, .txt, .md)',
        en: 'the codification, a list of articles, or single documents',
      },
    },
  ],
  options: {
    official: {
      summary: {
        vi: 'văn bản lẻ lấy từ Công báo hay cơ sở dữ liệu quốc gia: ngày hiệu lực trong đó được dùng ngay',
        en: 'single documents are the official texts: their days decide',
      },
    },
    source: {
      value: 'TEXT',
      summary: {
        vi: 'nguồn của các tệp, ghi vào từng văn bản, ví dụ «Bộ Pháp điển, bản 01/2026»',
        en: 'where the files are from, written at each document',
      },
    },
  },
  async run({ arguments: files, options, print, remark }) {
    if (files.length > filesMax)
      throw new Refusal(422, `Mỗi lần nhập tối đa ${filesMax} tệp; hãy chia thành nhiều lần.`)
    await withHouse(remark, async (house) => {
      const progress = progressLine(remark)
      let refused = 0
      for (const file of files) {
        try {
          const outcome = await importFile(house, file, options, progress)
          progress.end()
          for (const line of outcomeLines(file, outcome)) print(line)
        } catch (error) {
          progress.end()
          if (!(error instanceof Refusal)) throw error
          refused += 1
          remark(`${file}: ${error.message}`)
        }
      }
      await bringSearchUpToDate(house, { report: (done, total) => progress.show(stepNames.search, done, total) })
      progress.end()
      if (refused > 0) throw new Refusal(422, `${refused}/${files.length} tệp không nhập được; lý do ở các dòng trên.`)
    })
  },
}

const stepNames = {
  reading: 'Đang đọc tệp, dòng',
  writing: 'Đang ghi điều',
  relations: 'Đang ghi quan hệ',
  search: 'Đang dựng chỉ mục tìm kiếm',
}

const kindNames: Record<SourceKind, string> = {
  codification: 'bộ pháp điển',
  'article-list': 'danh sách điều',
  document: 'văn bản',
}

async function importFile(
  house: House,
  file: string,
  { source, official }: Call['options'],
  progress: ProgressLine,
): Promise<ImportOutcome> {
  return importLaw({
    house,
    source: await openSource(file),
    isOfficial: official === true,
    sourceName: (kind) => {
      if (typeof source === 'string') return source
      return kind === 'codification' ? `Bộ Pháp điển, bản trong tệp ${basename(file)}` : `tệp ${basename(file)}`
    },
    report: ({ step, done, total }) => progress.show(stepNames[step], done, total),
  })
}

/** A regular file, read in pieces: never held as a whole. */
async function openSource(file: string): Promise<LawSource> {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (stats === undefined) throw new Refusal(404, `Không tìm thấy tệp «${file}»; hãy xem lại đường dẫn.`)
  if (!stats.isFile()) throw new Refusal(422, `«${file}» không phải là tệp thông thường; hãy chỉ ra một tệp văn bản.`)
  return lawSourceOf(basename(file), () => createReadStream(file, { highWaterMark: 1_048_576 }))
}

function outcomeLines(file: string, { kind, added, changed, unchanged, resumedAt, flaws }: ImportOutcome): string[] {
  const goneOn = resumedAt > 0 ? `, đi tiếp từ điều thứ ${showNumber(resumedAt + 1)}` : ''
  const outcome =
    added + changed === 0
      ? `không có gì mới (${showNumber(unchanged)} điều đã có)`
      : `thêm ${showNumber(added)} điều, cập nhật ${showNumber(changed)}, đã có ${showNumber(unchanged)}`
  const counts = [...flaws.counts].sort((a, b) => b[1] - a[1])
  return [
    `${file} (${kindNames[kind]}${goneOn}): ${outcome}.`,
    ...(counts.length === 0 ? [] : ['Chỗ cần biết ở nguồn:']),
    ...counts.map(([kind, count]: [FlawKind, number]) => `  ${showNumber(count).padStart(7)}  ${flawNames[kind]}`),
  ]
}
