import { fold } from '#base/vietnamese.ts'
import { progressReport, type ReportOnPaper } from '#domains/reports/paper/progress-report.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import { windowName } from '#domains/reports/reporting-window.ts'
import { writeWord } from '#engines/word/write-word.ts'

/** The Word file of a report, with the name it is kept under: «bao-cao-quy-iv-nam-2026-ubnd-phuong-kinh-bac.docx». */
export async function reportFile(
  given: Omit<ReportOnPaper, 'address' | 'listOf'> & { publicUrl: string },
): Promise<{ name: string; bytes: Uint8Array }> {
  const { report, subject, publicUrl } = given
  const address = `${publicUrl}${reportPaths.report(report.id)}`
  const listOf = (code: string) => `${publicUrl}${reportPaths.figure(report.id, code)}`
  const bytes = await writeWord(progressReport({ ...given, address, listOf }))
  const about = `${windowName(report.window)} ${subject.body.shortName ?? subject.body.name}`
  return { name: fileName(`bao cao ${about}`), bytes }
}

export function fileName(words: string): string {
  return `${fold(words)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 120)}.docx`
}
