import type { Command } from '#app/command.ts'
import { withHouse } from '#app/commands/with-house.ts'
import { showMoment } from '#base/day.ts'
import { Refusal } from '#base/refusal.ts'
import { type FlawKind, flawNames } from '#domains/library/imports/import-flaws.ts'
import { countLibrary, listImports } from '#domains/library/imports/imports.queries.ts'
import { countArticles } from '#domains/library/search/law-entries.queries.ts'
import { LawSearch } from '#domains/library/search/law-search.store.ts'
import { readSegmentFile } from '#domains/library/search/segment-folder.ts'
import type { House } from '#platform/house.ts'
import { showNumber } from '#ui/show.ts'

/** What the library holds, what was wrong with its sources, and whether the index is what was written. */
export const lawCheck: Command = {
  arguments: [],
  options: {},
  async run({ print, remark }) {
    await withHouse(remark, async (house) => {
      for (const line of await libraryLines(house)) print(line)
      for (const line of await importLines(house)) print(line)
      print(await indexLine(house))
    })
  },
}

async function libraryLines(house: House): Promise<string[]> {
  const { documents, numberless, articles, empty, relations, waiting } = await countLibrary(house.database.kysely)
  return [
    `Thư viện: ${showNumber(documents)} văn bản (${showNumber(numberless)} chỉ biết tên), ${showNumber(articles)} điều, ${showNumber(empty)} điều không có chữ.`,
    `Quan hệ giữa các văn bản: ${showNumber(relations)}, ${showNumber(waiting)} chờ xác nhận.`,
  ]
}

async function importLines(house: House): Promise<string[]> {
  const imports = await listImports(house.database.kysely)
  return imports.flatMap(({ fileName, begunAt, state, position, total, refusal, flaws }) => [
    `Nhập ${fileName} lúc ${showMoment(begunAt)}: ${sayState(state, position, total, refusal)}`,
    ...flaws.map(({ kind, count }) => `  ${showNumber(count).padStart(7)}  ${flawNames[kind as FlawKind] ?? kind}`),
  ])
}

function sayState(state: string, position: number, total: number, refusal: string): string {
  const progress = `${showNumber(position)}/${showNumber(total)} điều`
  switch (state) {
    case 'done':
      return `xong, ${progress}.`
    case 'refused':
      return `bị từ chối. ${refusal}`
    case 'running':
      return `đang chạy, ${progress}.`
    default:
      return `bị dừng ở ${progress}; gọi lại cùng tệp thì đi tiếp.`
  }
}

/** Throws a Refusal when the file is not what was written, so that a script sees it. */
async function indexLine(house: House): Promise<string> {
  const { standing, behind, freshArticles } = await new LawSearch(house).state()
  const articles = await countArticles(house.database.kysely)
  if (standing === null)
    return articles === 0 ? 'Chỉ mục tìm kiếm: chưa cần.' : 'Chỉ mục tìm kiếm: chưa có; hãy chạy bin/lgd law rebuild.'
  if ((await readSegmentFile(house.dataFolder, standing)) === undefined)
    throw new Refusal(409, 'Tệp chỉ mục tìm kiếm mất hoặc hỏng; hãy chạy bin/lgd law rebuild. Dữ liệu không hề hấn gì.')
  const late = behind === 0 ? '' : ` Còn ${showNumber(behind)} thay đổi chưa vào; hãy chạy bin/lgd law rebuild.`
  return `Chỉ mục tìm kiếm: ${showNumber(standing.entries)} điều và ${showNumber(freshArticles)} điều mới đổi, mã kiểm tra khớp.${late}`
}
