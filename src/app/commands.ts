import type { CommandRow } from '#app/run-command.ts'

/** What `lgd` can do. A command is a row here and a file under `commands/`, imported only when it is called. */
export const commands: CommandRow[] = [
  {
    name: 'plan read',
    summary: {
      vi: 'Đọc một kế hoạch (.docx, .pdf, .txt, .md, .html): nhiệm vụ, đơn vị, thời hạn, chỗ cần xem lại.',
      en: 'Reads a plan document: its tasks, who does them, by when, and what to look at again.',
    },
    load: async () => (await import('#app/commands/plan-read.ts')).planRead,
  },
]
