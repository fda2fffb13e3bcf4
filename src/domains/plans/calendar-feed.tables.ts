declare module '#platform/database/tables.ts' {
  interface Tables {
    calendar_feed: CalendarFeedTable
  }
}

export type CalendarFeedTable = {
  person_id: string
  token_hash: string
  remind_working_days: number | null
  made_at: Date
  last_read_at: Date | null
}
