import type { Excerpt } from '#engines/documents/document.ts'

/**
 * Bản đọc kế hoạch: what the reader read in a plan document, and what it doubts. Nothing is invented: a value that the
 * document does not state is null or []; every value has an excerpt that says where it stands.
 */
export type PlanReading = {
  number: string | null
  symbol: string | null
  kind: string | null
  title: string | null
  issuer: string | null
  place: string | null
  /** `2023-02-21`, `2026-05` or `2024`: as much of the date as is printed. */
  date: string | null
  period: { start: string; end: string } | null
  citations: CitationReading[]
  tasks: TaskReading[]
  reporting: ReportingReading[]
  recipients: string[]
  signer: { name: string; title: string | null; authority: string | null } | null
  findings: Finding[]
  /**
   * Excerpts of the header's values by field name, e.g. `number`, `title`, `issuer`, `date`, `period`, `signer.name`,
   * `recipients.0`. A title over several lines has `title`, `title.1`, `title.2`, in order.
   */
  sources: Record<string, Excerpt>
  /** Parts of the document that are no tasks, kept for the checking page: purpose, targets, funding, organisation. */
  sections: SectionReading[]
}

export type CitationReading = {
  type: string
  number: string | null
  /** The law's name; there only when `number` is null. */
  name?: string
  date: string | null
  role: 'basis' | 'mention'
  source: Excerpt
}

export type TaskReading = {
  path: string
  text: string
  lead: string[]
  coordinate: string[]
  time: TimeReading | null
  outputs: string[]
  /** Excerpts by field: `text` always, `text.1` … for its further lines; `lead.0`, `coordinate.1`, `time`, `outputs.0` where there are such values. */
  sources: Record<string, Excerpt>
}

export type TimeReading = {
  raw: string
  basis: 'fixed' | 'ongoing' | 'on-request'
  start: string | null
  end: string | null
  every: 'year' | 'half-year' | 'quarter' | 'month' | 'week' | 'day' | null
}

export type ReportingReading = {
  who: string | null
  to: string | null
  what: string
  due: string | null
  source: Excerpt
}

export type FindingCode =
  | 'number-missing'
  | 'date-incomplete'
  | 'signer-missing'
  | 'task-without-lead'
  | 'task-without-time'
  | 'task-time-conflict'
  | 'time-outside-period'
  | 'parent-after-child'
  | 'citation-date-conflict'
  | 'citation-not-in-force'
  | 'unit-abolished'
  | 'place-mismatch'
  | 'repeated-word'

export type Finding = {
  code: FindingCode
  quote: string | null
  /** One Vietnamese sentence that the officer can act on. */
  message: string
  source?: Excerpt
  /** Index into `tasks` where the finding concerns one. */
  task?: number
}

export type SectionReading = { path: string; heading: string; text: string; source: Excerpt }
