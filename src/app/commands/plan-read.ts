import { basename } from 'node:path'
import type { Command } from '#app/command.ts'
import { outlineOf } from '#app/commands/plan-outline.ts'
import { readRegularFile } from '#app/regular-file.ts'
import { shippedRegister } from '#domains/plans/abolished-bodies.ts'
import { readPlan } from '#domains/plans/plan-reader/read-plan.ts'
import { refuseIfNoPlan } from '#domains/plans/plan-reader/refuse-if-no-plan.ts'
import { limits } from '#engines/documents/limits.ts'
import { readDocument } from '#engines/documents/read-document.ts'

const sizeMbMax = limits.fileBytesMax / 1_048_576

/** Reads a plan without a server or a database, so that it starts at once. */
export const planRead: Command = {
  arguments: [{ name: 'FILE', summary: { vi: `tệp kế hoạch, tối đa ${sizeMbMax} MB`, en: 'the plan document' } }],
  options: {
    json: {
      summary: { vi: 'in một đối tượng JSON thay cho bản dễ đọc', en: 'prints one JSON object instead of an outline' },
    },
  },
  async run({ arguments: [path = ''], options, print }) {
    const bytes = await readRegularFile(path, sizeMbMax)
    const document = await readDocument(bytes, basename(path))
    const reading = readPlan(document, shippedRegister)
    refuseIfNoPlan(reading, document)
    print(options.json ? JSON.stringify(reading, null, 2) : outlineOf(reading))
  },
}
