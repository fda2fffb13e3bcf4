import { createInterface } from 'node:readline'
import { z } from 'zod'
import { type Call, type Command, UsageError } from '#app/command.ts'
import { Refusal } from '#base/refusal.ts'
import { findDoor } from '#domains/matters/doors/door.ts'
import { triage } from '#domains/matters/doors/triage.ts'

const doorsShown = 2

/** A story in, doors out, without server or database: for people with the reasons, for programs as lines of JSON. */
export const mattersTriage: Command = {
  arguments: [{ name: 'STORY', optional: true, summary: { vi: 'lời kể của người dân', en: 'what a citizen tells' } }],
  options: {
    batch: {
      summary: {
        vi: 'đọc mỗi dòng một {"id","text"} và in mỗi dòng một {"id","ms","doors":[…]}, lối hợp nhất đứng trước',
        en: 'reads {"id","text"} a line and prints {"id","ms","doors"} a line, the best first',
      },
    },
  },
  async run({ arguments: [story], options, print }) {
    if (options.batch !== undefined) return answerLines(print)
    if (story === undefined) throw new UsageError({ vi: 'Thiếu STORY.', en: 'STORY is missing.' })
    for (const { door, likelihood, cues } of triage(story).doors.slice(0, doorsShown)) {
      print(`${findDoor(door)?.name ?? door} (${Math.round(likelihood * 100)}%)`)
      for (const { cue, start, end } of cues) print(`    ${cue.reason}: «${story.slice(start, end)}»`)
    }
  },
}

const lineSchema = z.object({ id: z.union([z.string(), z.number()]), text: z.string() })

async function answerLines(print: Call['print']): Promise<void> {
  triage('') // what is measured is not the reading of the lists
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    const { id, text } = storyIn(line)
    const begin = performance.now()
    const doors = triage(text).doors.map(({ door }) => door)
    print(JSON.stringify({ id, ms: Math.round((performance.now() - begin) * 100) / 100, doors }))
  }
}

function storyIn(line: string): z.infer<typeof lineSchema> {
  try {
    return lineSchema.parse(JSON.parse(line))
  } catch (error) {
    throw new Refusal(422, 'Mỗi dòng phải là một đối tượng JSON có id và text.', { cause: error })
  }
}
