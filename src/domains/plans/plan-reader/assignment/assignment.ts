import { tidy } from '#base/vietnamese.ts'
import { type LabelledPart, splitAtLabels } from '#domains/plans/plan-reader/assignment/labelled-parts.ts'
import type { Label } from '#domains/plans/plan-reader/assignment/labels.ts'
import { readTime, type TimeFrame } from '#domains/plans/plan-reader/assignment/time-expression.ts'
import { splitBodies } from '#domains/plans/plan-reader/bodies/split-bodies.ts'
import type { TaskReading, TimeReading } from '#domains/plans/plan-reader/plan-reading.ts'
import { excerptIn, type Passage, slicePassage } from '#domains/plans/plan-reader/text/passage.ts'

/** Phân công: who leads, who takes part, when, and what comes of it, each value with the passage it was read from. */
export type Assignment = { lead: Value[]; partner: Value[]; times: TimeValue[]; outputs: Value[] }
export type Value = { text: string; part: Passage }
/** `line` is the time with its label, as a doubt quotes it. */
export type TimeValue = { reading: TimeReading; part: Passage; line: Passage }

export function emptyAssignment(): Assignment {
  return { lead: [], partner: [], times: [], outputs: [] }
}

export function isEmptyAssignment({ lead, partner, times, outputs }: Assignment): boolean {
  return lead.length + partner.length + times.length + outputs.length === 0
}

/** Adds what one labelled part says. `whole` is the label together with its value. */
export function addPart(
  assignment: Assignment,
  { label, value }: Pick<LabelledPart, 'label' | 'value'>,
  whole: Passage,
  frame: TimeFrame,
): void {
  if (value.text === '') return
  switch (label) {
    case 'lead':
      addLead(assignment, value)
      break
    case 'partner':
      addBodies(assignment.partner, value)
      break
    case 'lead-and-partner':
      addLeadAndPartner(assignment, value)
      break
    case 'time':
      addTime(assignment, value, whole, frame)
      break
    case 'output':
      addOutput(assignment, value)
      break
    case 'supervisor':
    case 'detail':
      break
  }
}

/** «Sở Tư pháp chủ trì, phối hợp với các sở, ngành» names both. */
function addLead(assignment: Assignment, value: Passage): void {
  const partner = /[,;.]?\s(?:chu tri )?(?:,\s)?phoi hop (?:voi|cung)\b:?\s?/u.exec(value.folded)
  const end = partner && partner.index > 1 ? partner.index : value.text.length
  addBodies(assignment.lead, slicePassage(value, 0, end))
  if (partner && end < value.text.length) addBodies(assignment.partner, slicePassage(value, end + partner[0].length))
}

/** Under one label for both, the first body leads and those after a line break or «phối hợp» take part. */
function addLeadAndPartner(assignment: Assignment, value: Passage): void {
  const { parts } = splitAtLabels(value)
  if (parts.length > 0) {
    for (const part of parts) addBodies(part.label === 'partner' ? assignment.partner : assignment.lead, part.value)
    return
  }
  addLead(assignment, value)
}

function addBodies(list: Value[], value: Passage): void {
  for (const { name, part } of splitBodies(value)) {
    const text = tidy(name)
    if (text === '' || list.some((known) => known.text === text) || isNothing(text)) continue
    list.push({ text, part })
  }
}

/** A dash or «không» in a cell says that there is none. */
function isNothing(text: string): boolean {
  return /^(?:[-–—_./\\x×]+|không(?: có)?)$/iu.test(text)
}

function addTime(assignment: Assignment, value: Passage, whole: Passage, frame: TimeFrame): void {
  const part = withoutFullStop(value)
  const raw = tidy(part.text)
  if (raw === '' || isNothing(raw)) return
  assignment.times.push({ reading: readTime(raw, frame), part, line: whole })
}

function addOutput(assignment: Assignment, value: Passage): void {
  const mark = /^[-+*•–]\s*/u.exec(value.folded)
  const part = withoutFullStop(mark ? slicePassage(value, mark[0].length) : value)
  const text = tidy(part.text)
  if (text === '' || isNothing(text) || assignment.outputs.some((known) => known.text === text)) return
  assignment.outputs.push({ text, part })
}

/** Closing full stops, commas and semicolons go; «…» stays. */
function withoutFullStop(value: Passage): Passage {
  const tail = /(?<![.])[.;,:]?\s*$/u.exec(value.text)
  return tail && tail[0] !== '' ? slicePassage(value, 0, value.text.length - tail[0].length) : value
}

/** The fields of a task that an assignment fills, with their excerpts. Of several times the first is kept. */
export function assignedFields({
  lead,
  partner,
  times,
  outputs,
}: Assignment): Pick<TaskReading, 'lead' | 'coordinate' | 'time' | 'outputs' | 'sources'> {
  const sources: TaskReading['sources'] = {}
  const keep = (field: string, part: Passage) => {
    const source = excerptIn(part)
    if (source) sources[field] = source
  }
  for (const [index, { part }] of lead.entries()) keep(`lead.${index}`, part)
  for (const [index, { part }] of partner.entries()) keep(`coordinate.${index}`, part)
  for (const [index, { part }] of outputs.entries()) keep(`outputs.${index}`, part)
  const time = times[0]
  if (time) keep('time', time.part)
  return {
    lead: lead.map(({ text }) => text),
    coordinate: partner.map(({ text }) => text),
    time: time?.reading ?? null,
    outputs: outputs.map(({ text }) => text),
    sources,
  }
}

/** Labels that make an assignment, as against facts of a task. */
export function isAssigning(label: Label): boolean {
  return label !== 'detail' && label !== 'supervisor'
}
