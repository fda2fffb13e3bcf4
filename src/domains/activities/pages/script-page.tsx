import { dayAt, showDay } from '#base/day.ts'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import { startHref } from '#domains/activities/activity-source.ts'
import { broadcastPaths } from '#domains/activities/broadcasts/broadcast-paths.ts'
import {
  heardFileOf,
  type Recording,
  recordingMbMax,
  refusals,
  type Script,
  scriptStates,
} from '#domains/activities/broadcasts/script.ts'
import { languageTag } from '#domains/activities/broadcasts/script-language.ts'
import type { ScriptPage } from '#domains/activities/broadcasts/script-page.queries.ts'
import { ServedTasks, TaskChoices } from '#domains/activities/pages/task-fields.tsx'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { Checkbox } from '#ui/fields/choice-groups.tsx'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { TextArea } from '#ui/fields/text-area.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { ClosedStep, LinkButton } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { SoundPlayer } from '#ui/parts/sound-player.tsx'
import { showNumber } from '#ui/show.ts'

type Props = ScriptPage & { view: View }

/** Một bài phát thanh: what is said, how long it takes, on which law it stands, what can be done. */
export function scriptPage(props: ScriptPage, view: View): PageParts {
  const { script, bodyName, time, read, laws, changed, writers, mayKeep } = props
  return {
    title: script.title,
    section: 'broadcasts',
    trail: [
      { label: 'Tuần phát thanh', href: broadcastPaths.week },
      { label: 'Bài phát thanh', href: broadcastPaths.scripts },
    ],
    body: (
      <>
        <PageHead
          title={script.title}
          chip={
            <Chip
              tone={changed.length > 0 ? 'danger' : script.state === 'approved' ? 'good' : 'warm'}
              label={changed.length > 0 ? 'Luật đã đổi' : scriptStates[script.state]}
            />
          }
          lead={`${bodyName}; ${script.language}; đọc khoảng ${time}. Người soạn: ${writers.join(', ')}.`}
          actions={
            script.state === 'draft' &&
            mayKeep && <LinkButton href={broadcastPaths.scriptStep(script.id, 'sua')} label="Sửa bài" icon="edit" />
          }
        />
        <ErrorSummary refusal={view.refusal} />
        {script.reason !== '' && (
          <Notice tone="warning" title={script.state === 'withdrawn' ? 'Đã rút' : 'Trả lại'}>
            {script.reason}
          </Notice>
        )}
        {changed.length > 0 && (
          <Notice tone="warning" title="Không phát bài này">
            {refusals.lawChanged(changed).message}
          </Notice>
        )}
        <section class="script" aria-label="Lời đọc" lang={languageTag(script.language)}>
          {read.sentences.map((line, index) => (
            <p key={`${index}-${line}`}>{line}</p>
          ))}
        </section>
        {laws.length > 0 && (
          <>
            <h2>Căn cứ</h2>
            <ul>
              {laws.map(({ name, href }) => (
                <li key={href}>
                  <a href={href}>{name}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        <Serves {...props} view={view} />
        <Steps {...props} view={view} />
        {script.state === 'approved' && <Sound {...props} view={view} />}
        {script.state === 'approved' && changed.length === 0 && <Share {...props} />}
      </>
    ),
  }
}

function Serves({ script, tasks, offeredTasks, mayKeep, view }: Props) {
  if (!mayKeep || script.state === 'withdrawn' || offeredTasks.length === 0) return <ServedTasks tasks={tasks} />
  return (
    <>
      <ServedTasks tasks={tasks} />
      <details open={view.refusal?.fields.taskIds !== undefined}>
        <summary>Gắn bài vào nhiệm vụ của kế hoạch</summary>
        <FormPost
          action={broadcastPaths.scriptStep(script.id, 'nhiem-vu')}
          csrf={view.csrf}
          submit="Lưu nhiệm vụ"
          tone="plain"
          hidden={{ version: String(script.version), taskIds: '' }}
        >
          <TaskChoices tasks={offeredTasks} chosen={script.taskIds} view={view} />
          <p class="hint">Các lần phát ghi vào hoạt động từ nay được tính ở những nhiệm vụ này.</p>
        </FormPost>
      </details>
    </>
  )
}

function Steps({ script, read, mayKeep, mayApprove, isWriter, view }: Props) {
  const field = fieldsOf(view)
  const hidden = { version: String(script.version) }
  if (script.state === 'draft')
    return mayKeep ? (
      <PostButton
        action={broadcastPaths.scriptStep(script.id, 'trinh')}
        csrf={view.csrf}
        label="Trình duyệt bài"
        icon="send"
        hidden={hidden}
      />
    ) : null
  if (script.state === 'submitted') {
    if (!mayApprove) return <ClosedStep label="Duyệt bài" reason="Chỉ lãnh đạo cơ quan duyệt bài." />
    if (isWriter) return <ClosedStep label="Duyệt bài" reason={refusals.ownScript.message} />
    return (
      <>
        <FormPost
          action={broadcastPaths.scriptStep(script.id, 'duyet')}
          csrf={view.csrf}
          submit="Duyệt bài"
          icon="check"
          hidden={hidden}
        >
          {read.uncited.length > 0 && (
            <>
              <Notice tone="warning" title="Câu có vẻ nói về luật mà chưa ghi căn cứ">
                <ul>
                  {read.uncited.map((line) => (
                    <li key={line}>{line}</li>
                  ))}
                </ul>
              </Notice>
              <Checkbox name="acceptUncited" label="Tôi đã đọc những câu này và chấp nhận" />
            </>
          )}
        </FormPost>
        <details open={view.refusal !== undefined && view.typed.reason !== undefined}>
          <summary>Trả lại người soạn</summary>
          <FormPost
            action={broadcastPaths.scriptStep(script.id, 'tra-lai')}
            csrf={view.csrf}
            submit="Trả lại"
            tone="plain"
            icon="back"
            hidden={hidden}
          >
            <TextArea {...field('reason')} label="Cần sửa gì" rows={3} lengthMax={1_000} required />
          </FormPost>
        </details>
      </>
    )
  }
  if (script.state !== 'approved' || !mayKeep) return null
  return (
    <details open={view.refusal !== undefined && view.typed.reason !== undefined}>
      <summary>Rút bài</summary>
      <FormPost
        action={broadcastPaths.scriptStep(script.id, 'rut')}
        csrf={view.csrf}
        submit="Rút bài"
        tone="danger"
        hidden={hidden}
      >
        <TextArea {...field('reason')} label="Vì sao rút" rows={2} lengthMax={1_000} required />
      </FormPost>
    </details>
  )
}

function Sound({ script, sound, mayKeep, mayApprove, view }: Props) {
  const { recording } = script
  const hidden = { version: String(script.version) }
  const field = fieldsOf(view)
  return (
    <>
      <h2>Bản nghe</h2>
      <SoundWords script={script} sound={sound} />
      {recording !== null && <p class="hint">{loudnessWords(recording)}</p>}
      {recording !== null && recording.heardBy === null && mayApprove && (
        <>
          <SoundPlayer
            href={broadcastPaths.scriptStep(script.id, 'nghe-thu')}
            label={`${script.title}, bản ghi âm chờ nghe`}
          />
          <PostButton
            action={broadcastPaths.scriptStep(script.id, 'cho-nghe')}
            csrf={view.csrf}
            label="Đã nghe, cho dùng bản ghi âm"
            icon="check"
            hidden={{ ...hidden, fileId: heardFileOf(recording) }}
          />
        </>
      )}
      {mayKeep && (
        <details open={view.refusal !== undefined && view.typed.speaker !== undefined}>
          <summary>Tải bản ghi âm lên</summary>
          <FormPost
            action={broadcastPaths.scriptStep(script.id, 'ghi-am')}
            csrf={view.csrf}
            submit="Tải lên"
            icon="upload"
            files
            hidden={hidden}
          >
            <TextField {...field('speaker')} label="Người đọc" lengthMax={120} required />
            <FileField
              name="recording"
              label="Tệp âm thanh"
              kinds="MP3, M4A, OGG, WAV"
              sizeMbMax={recordingMbMax}
              accept="audio/*"
              required
            />
          </FormPost>
        </details>
      )}
    </>
  )
}

function loudnessWords({ even }: Recording): string {
  if (even === undefined) return 'Âm lượng của bản ghi âm đang được làm đều; tải lại trang sau khoảng một phút.'
  if (even.why !== '') return even.why
  if (even.fileId === null) return 'Âm lượng của bản ghi âm đã vừa, giữ nguyên.'
  const gain = even.gainDb ?? 0
  return `Âm lượng đã làm đều: ${gain > 0 ? 'nâng' : 'hạ'} ${showNumber(Math.abs(gain))} dB. Bản gốc vẫn được giữ.`
}

function SoundWords({ script, sound }: { script: Script; sound: ScriptPage['sound'] }) {
  if (script.recording !== null && script.recording.heardBy === null)
    return <p>Bản ghi âm của {script.recording.speaker} đang chờ người khác nghe.</p>
  if (sound === undefined)
    return <p>Chưa có bản nghe: máy chủ không có giọng đọc cho bài này. Có thể tải bản ghi âm lên.</p>
  const who = sound === 'machine' ? 'giọng máy' : `${script.recording?.speaker} đọc`
  return (
    <figure>
      <figcaption>{who}</figcaption>
      <SoundPlayer href={broadcastPaths.scriptStep(script.id, 'nghe')} label={`${script.title}, ${who}`} />
    </figure>
  )
}

function Share({ script, read, share, postActivityId, mayRecord }: Omit<Props, 'view'>) {
  const field = fieldsOf({ typed: {} }, { post: share.post, short: share.short })
  return (
    <details>
      <summary>Lời đăng cổng thông tin, Zalo, Facebook</summary>
      <p>
        Chép từ đây; lời là của bài duyệt ngày {script.approvedAt === null ? '' : showDay(dayAt(script.approvedAt))},
        không thêm bớt.
      </p>
      <TextArea {...field('post')} label="Bài đăng cổng thông tin" rows={8} lengthMax={22_000} />
      <TextArea {...field('short')} label="Lời gửi Zalo, Facebook" rows={5} lengthMax={1_000} />
      {postActivityId !== undefined ? (
        <p>
          Bài đăng đã ghi thành <a href={activityPaths.activity(postActivityId)}>hoạt động này</a>.
        </p>
      ) : (
        mayRecord && <LinkButton href={postHref(script, read)} label="Ghi bài đăng thành hoạt động" icon="plus" />
      )}
    </details>
  )
}

function postHref({ id, bodyId, title, language, taskIds }: Script, { citedLines }: Props['read']): string {
  return startHref({
    source: `post:${id}`,
    bodyId,
    kind: 'article',
    topic: title,
    copies: 1,
    laws: citedLines,
    language,
    taskIds,
  })
}
