import type { Hardship } from '#domains/matters/legal-aid/aid-rules.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    legal_aid_referral: {
      matter_id: string
      centre: string
      about: string
      groups: string[]
      hardship: Hardship
      papers: string
      written_by: string
      written_at: Date
    }
  }
}
