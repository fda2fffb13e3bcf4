import { Field } from '#ui/fields/field.tsx'
import { describedBy, type FieldProps, fieldId } from '#ui/fields/form-state.ts'

export type FileFieldProps = FieldProps & {
  sizeMbMax: number
  /** In a person's words: «Word, PDF hoặc ảnh chụp». */
  kinds: string
  /** For the picker: `.docx,.pdf,image/*`. The server looks at the bytes anyway. */
  accept?: string
  several?: boolean
}

/**
 * A file, with what is taken said before it is chosen. The form needs `files`.
 *
 * `<FileField name="plan" label="Tệp kế hoạch" kinds="Word hoặc PDF" sizeMbMax={20} accept=".docx,.pdf" error={…} />`
 */
export function FileField({ sizeMbMax, kinds, accept, several, ...props }: FileFieldProps) {
  const id = props.id ?? fieldId(props.name)
  const limits = `${kinds}; mỗi tệp không quá ${sizeMbMax} MB.`
  const hint = props.hint === undefined ? limits : `${props.hint} ${limits}`
  return (
    <Field {...props} hint={hint} id={id}>
      <input
        type="file"
        id={id}
        name={props.name}
        accept={accept}
        multiple={several}
        required={props.required}
        aria-invalid={props.error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(id, { ...props, hint })}
      />
    </Field>
  )
}
