import type { NamedAssessment } from '#domains/standard/assessments.queries.ts'
import { type CommunePaperForm, communeForms } from '#domains/standard/pages/commune-papers.ts'
import { assessmentTrail } from '#domains/standard/pages/standard-trail.ts'
import type { RuleSet } from '#domains/standard/rule-set.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import type { PageParts } from '#platform/http/answer.ts'
import { PageHead } from '#ui/parts/page-head.tsx'

export type PapersProps = { assessment: NamedAssessment; ruleSet: RuleSet }

/** Hồ sơ, biểu mẫu of a commune as Word files. */
export function papersPage({ assessment, ruleSet }: PapersProps): PageParts {
  return {
    title: 'Hồ sơ, biểu mẫu',
    section: 'standard',
    trail: assessmentTrail(assessment),
    body: (
      <>
        <PageHead title="Hồ sơ, biểu mẫu" lead="Tệp Word lấy từ dữ liệu; số, ngày và chữ ký để trống cho văn thư." />
        <p>{ruleSet.formsNote}</p>
        <ul>
          {(Object.keys(communeForms) as CommunePaperForm[]).map((form) => {
            const { number, name } = communeForms[form]
            const isKnown = ruleSet.forms.some(({ code }) => code === number)
            return (
              <li key={form} class="counted-line">
                <a href={standardPaths.paper(assessment.id, `${form}.docx`)}>
                  {isKnown ? `Mẫu ${number}. ` : ''}
                  {name} (.docx)
                </a>
              </li>
            )
          })}
        </ul>
      </>
    ),
  }
}
