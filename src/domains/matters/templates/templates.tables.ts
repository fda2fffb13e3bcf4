declare module '#platform/database/tables.ts' {
  interface Tables {
    answer_template: {
      id: string
      body_id: string
      title: string
      text: string
      changed_at: Date
      changed_by: string
      version: number
    }
  }
}
