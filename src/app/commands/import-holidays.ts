import { z } from 'zod'
import type { Command } from '#app/command.ts'
import { actAs } from '#app/commands/find-typed.ts'
import { withHouse } from '#app/commands/with-house.ts'
import { readRegularFile } from '#app/regular-file.ts'
import { Refusal } from '#base/refusal.ts'
import { enterHoliday } from '#domains/calendar/acts/enter-holiday.ts'
import { operator } from '#domains/people/operator.ts'
import { parseTyped, perform } from '#platform/acts/act.ts'

const sizeMbMax = 1
const rowsMax = 1_000
const fileSchema = z.array(z.record(z.string(), z.unknown())).min(1).max(rowsMax)

const refusals = {
  notAList: new Refusal(
    422,
    `Tệp phải là một danh sách JSON từ 1 đến ${rowsMax} ngày, mỗi ngày ghi day, name, kind, source, sourceDay; xem docs/operations/run.md.`,
  ),
  row: (number: number, { message }: Refusal) => new Refusal(422, `Ngày thứ ${number} trong tệp: ${message}`),
}

/**
 * Days off and days worked instead, each with the document that says so; from then on they decide. All rows are read
 * before the first is kept; a day that is given again replaces what was known of it.
 */
export const importHolidays: Command = {
  arguments: [{ name: 'FILE', summary: { vi: 'tệp .json', en: 'a list of days as JSON' } }],
  options: {
    as: {
      value: 'USERNAME',
      summary: {
        vi: 'người quản trị toàn hệ thống nhập; bỏ trống là người vận hành',
        en: 'the administrator who enters them; without it the operator',
      },
    },
  },
  async run({ arguments: [path = ''], options: { as }, print, remark }) {
    const rows = listIn(await readRegularFile(path, sizeMbMax))
    await eachRow(rows, async (row) => void parseTyped(enterHoliday.parse, row))
    await withHouse(remark, async (house) => {
      const actor = typeof as === 'string' ? await actAs(house, as) : operator
      await eachRow(rows, async (row) => {
        await perform(enterHoliday, { house, actor }, row)
        print(`${row.day}  ${row.name}`)
      })
    })
  },
}

type Row = z.infer<typeof fileSchema>[number]

function listIn(bytes: Uint8Array): Row[] {
  try {
    return fileSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch (error) {
    throw new Refusal(refusals.notAList.status, refusals.notAList.message, { cause: error })
  }
}

async function eachRow(rows: Row[], work: (row: Row) => Promise<void>): Promise<void> {
  for (const [index, row] of rows.entries()) {
    try {
      await work(row)
    } catch (error) {
      throw error instanceof Refusal ? refusals.row(index + 1, error) : error
    }
  }
}
