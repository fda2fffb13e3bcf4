import { showDay } from '#base/day.ts'
import type { ModelPage } from '#domains/activities/models/model.queries.ts'
import { modelFileMbMax, modelStates, refusals } from '#domains/activities/models/model.ts'
import { modelPaths } from '#domains/activities/models/model-paths.ts'
import { ModelFields } from '#domains/activities/pages/models-page.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { DateField } from '#ui/fields/date-field.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { ClosedStep } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'

type Props = ModelPage & { view: View }

/** Một mô hình: how, what came of it, evidence, who took it up. */
export function modelPage(props: ModelPage, view: View): PageParts {
  const { model, bodyName, files, uses, choice } = props
  return {
    title: model.title,
    section: 'models',
    trail: [{ label: 'Mô hình, sáng kiến', href: modelPaths.list }],
    body: (
      <>
        <PageHead
          title={model.title}
          chip={<Chip tone={model.state === 'shared' ? 'good' : 'neutral'} label={modelStates[model.state]} />}
          lead={`${bodyName}, từ ngày ${showDay(model.sinceDay)}.`}
        />
        <ErrorSummary refusal={view.refusal} />
        <h2>Cách làm</h2>
        <Lines text={model.what} />
        <h2>Kết quả</h2>
        <Lines text={model.outcome} />
        <h2>Minh chứng</h2>
        {files.length === 0 && <p>Chưa có tệp nào.</p>}
        <ul>
          {files.map(({ fileId, name }) => (
            <li key={fileId}>
              <a href={modelPaths.file(model.id, fileId)}>{name}</a>
            </li>
          ))}
        </ul>
        {model.state === 'draft' ? <DraftSteps {...props} view={view} /> : null}
        {model.state === 'shared' && (
          <>
            <h2>Nơi làm theo</h2>
            {uses.length === 0 && <p>Chưa nơi nào ghi.</p>}
            <ul>
              {uses.map((use) => (
                <li key={use.bodyName}>
                  {use.bodyName}, từ {showDay(use.sinceDay)}
                  {use.note !== '' && `: ${use.note}`}
                </li>
              ))}
            </ul>
            {choice !== undefined && <TakeUp {...props} view={view} />}
          </>
        )}
      </>
    ),
  }
}

function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n+/u).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  )
}

function DraftSteps({ model, isWriter, mayChange, view }: Props) {
  if (!mayChange) return null
  const hidden = { version: String(model.version) }
  return (
    <>
      <FormPost
        action={modelPaths.step(model.id, 'minh-chung')}
        csrf={view.csrf}
        submit="Thêm minh chứng"
        tone="plain"
        icon="upload"
        files
        hidden={hidden}
      >
        <FileField
          name="evidence"
          label="Ảnh, tệp"
          kinds="Ảnh, PDF, Word, Excel, âm thanh"
          sizeMbMax={modelFileMbMax}
          several
        />
      </FormPost>
      {isWriter ? (
        <ClosedStep label="Chia sẻ mô hình" reason={refusals.ownModel.message} />
      ) : (
        <PostButton
          action={modelPaths.step(model.id, 'chia-se')}
          csrf={view.csrf}
          label="Chia sẻ mô hình"
          icon="check"
          hidden={hidden}
        />
      )}
      <details open={view.refusal !== undefined && view.typed.what !== undefined}>
        <summary>Sửa mô hình</summary>
        <FormPost
          action={modelPaths.step(model.id, 'sua')}
          csrf={view.csrf}
          submit="Lưu mô hình"
          hidden={{ ...hidden, bodyId: model.bodyId }}
        >
          <ModelFields model={model} view={view} />
        </FormPost>
      </details>
    </>
  )
}

function TakeUp({ model, choice, view }: Props) {
  const bodies = (choice?.bodies ?? []).filter(({ bodyId }) => bodyId !== model.bodyId)
  if (bodies.length === 0) return null
  const field = fieldsOf(view, { bodyId: bodies[0]?.bodyId, sinceDay: showDay(view.today) })
  return (
    <details open={view.refusal !== undefined}>
      <summary>Cơ quan tôi làm theo</summary>
      <FormPost action={modelPaths.step(model.id, 'lam-theo')} csrf={view.csrf} submit="Ghi làm theo" icon="check">
        <SelectField
          {...field('bodyId')}
          label="Cơ quan"
          options={bodies.map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
          required
        />
        <DateField {...field('sinceDay')} label="Làm theo từ ngày" required />
        <TextField {...field('note')} label="Ghi chú" hint="Đã đổi gì cho hợp nơi mình." lengthMax={500} />
      </FormPost>
    </details>
  )
}
