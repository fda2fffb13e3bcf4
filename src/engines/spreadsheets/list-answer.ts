import { exportedList, listFileName } from '#engines/spreadsheets/exported-list.ts'
import type { Sheet } from '#engines/spreadsheets/sheet.ts'
import { writeWorkbook } from '#engines/spreadsheets/write-workbook.ts'
import { madeFile } from '#platform/files/made-file.ts'
import type { Answer } from '#platform/http/answer.ts'

export type ExportedList = {
  sheet: Sheet
  isCut: boolean
  /** How old the rows are at most, when a replica was read. */
  behindSeconds?: number | null
  /** The filter in words. */
  filter: readonly (readonly [string, string])[]
  /** Path and query of the list on the page. */
  address: string
}

type Asker = { actor: { name: string }; now: Date; house: { publicUrl: string } }

/** «Xuất Excel»: a list as a file to save, with a sheet that says where it comes from. */
export async function listAnswer({ actor, now, house }: Asker, list: ExportedList): Promise<Answer> {
  const source = {
    by: actor.name,
    at: now,
    filter: list.filter,
    address: new URL(list.address, house.publicUrl).href,
    isCut: list.isCut,
    behindSeconds: list.behindSeconds ?? null,
  }
  const bytes = await writeWorkbook(exportedList(list.sheet, source))
  return madeFile(listFileName(list.sheet.name, now), 'xlsx', bytes)
}
