import { fieldId } from '#ui/fields/form-state.ts'
import { Icon } from '#ui/icons.tsx'

export type ErrorSummaryProps = {
  refusal?: { sentence: string; fields: Record<string, string> }
  idOf?: (name: string) => string
}

/**
 * At the top of a form that came back: why, and a link to each field that must be put right. Nothing without a refusal.
 *
 * `<ErrorSummary refusal={view.refusal} />`; with `idOf` where the fields carry ids of their own.
 */
export function ErrorSummary({ refusal, idOf = fieldId }: ErrorSummaryProps) {
  if (refusal === undefined) return null
  const fields = Object.entries(refusal.fields)
  return (
    <div class="notice notice-refusal tone-danger" role="alert" tabIndex={-1} id="error-summary">
      <Icon name="late" />
      <div>
        <p class="notice-title">{refusal.sentence}</p>
        {fields.length > 0 && (
          <ul>
            {fields.map(([name, sentence]) => (
              <li key={name}>
                <a href={`#${idOf(name)}`}>{sentence}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}
