import type { LawSource } from '#domains/library/imports/law-source.ts'
import type { House } from '#platform/house.ts'

/** What an import is told and tells while it runs. */
export type Importing = {
  house: Pick<House, 'database' | 'clock' | 'dataFolder'>
  source: LawSource
  run: ImportRun
  /** Where the texts are from, in words: written at each document and text. */
  sourceName: string
  /** Whoever imports says that a single document is the official text: its days then decide. */
  isOfficial?: boolean
  report: (progress: ImportProgress) => Promise<void> | void
  signal?: AbortSignal | undefined
}

export type ImportProgress = {
  step: 'reading' | 'writing' | 'relations' | 'search'
  done: number
  /** 0: not known yet. */
  total: number
}

/** One running import: where it goes on, and what came of the entries so far. */
export type ImportRun = ImportCounts & { id: string; position: number }

export type ImportCounts = { added: number; changed: number; unchanged: number }
