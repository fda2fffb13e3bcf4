import { showMoment } from '#base/day.ts'
import type { Listen } from '#domains/library/listening/listen.queries.ts'
import { listeningPaths } from '#domains/library/listening/listening-paths.ts'
import { recordingMbMax, recordingStates, vietnamese } from '#domains/library/listening/recording.ts'
import type { RecordingRow } from '#domains/library/listening/recordings.queries.ts'
import { ListenPart } from '#domains/library/pages/listen-part.tsx'
import type { SpokenText } from '#domains/library/spoken-text.ts'
import type { PageParts } from '#platform/http/answer.ts'
import type { View } from '#platform/http/web-request.ts'
import { ErrorSummary } from '#ui/fields/error-summary.tsx'
import { FileField } from '#ui/fields/file-field.tsx'
import { fieldsOf } from '#ui/fields/form-state.ts'
import { SelectField } from '#ui/fields/select-field.tsx'
import { TextField } from '#ui/fields/text-field.tsx'
import { Button } from '#ui/parts/button.tsx'
import { Chip } from '#ui/parts/chip.tsx'
import { FormPost, PostButton } from '#ui/parts/form-post.tsx'
import { PageHead } from '#ui/parts/page-head.tsx'
import { SoundPlayer } from '#ui/parts/sound-player.tsx'

export type RecordingsProps = {
  path: string
  /** The words to read before a microphone; null: not asked for, or no text there. */
  toRead: SpokenText | null
  listen: Listen | null
  bodies: { id: string; name: string }[]
  recordings: RecordingRow[]
}

/** Bản đọc của người: what waits to be listened to, what is heard, and the way to add one. */
export function recordingsPage(props: RecordingsProps, view: View): PageParts {
  return {
    title: 'Bản đọc của người',
    section: 'shelves',
    trail: [{ label: 'Tủ sách pháp luật', href: '/nghiep-vu/tu-sach' }],
    body: (
      <>
        <PageHead
          title="Bản đọc của người"
          lead="Giọng người dễ nghe hơn giọng máy; tiếng dân tộc thì chỉ người đọc được. Bản đọc đi theo đúng một bản chữ: chữ đổi thì bản đọc tự thôi được nghe."
        />
        <ErrorSummary refusal={view.refusal} />
        <Words {...props} />
        {props.toRead !== null && <Upload {...props} toRead={props.toRead} view={view} />}
        <section>
          <h2>Các bản đọc</h2>
          {props.recordings.length === 0 ? (
            <p>Chưa có bản đọc nào. Hãy dán đường dẫn một điều, khoản hoặc hướng dẫn ở trên để lấy chữ và thu.</p>
          ) : (
            <ul class="shelf-entries">
              {props.recordings.map((recording) => (
                <Recorded key={recording.id} recording={recording} view={view} />
              ))}
            </ul>
          )}
        </section>
      </>
    ),
  }
}

function Words({ path, toRead, listen }: RecordingsProps) {
  return (
    <section>
      <h2>Chữ để đọc</h2>
      <form class="form" method="get" action={listeningPaths.keeping}>
        <TextField
          name="muc"
          label="Đường dẫn của điều, khoản hoặc hướng dẫn"
          hint="Mở trang đó trong thư viện rồi chép đường dẫn. Ví dụ: /phap-luat/35-2013-qh13/dieu-3"
          value={path}
          lengthMax={300}
        />
        <div class="buttons">
          <Button label="Lấy chữ để đọc" icon="text" tone="plain" />
        </div>
      </form>
      {path !== '' && toRead === null && <p>Không có chữ để đọc ở đường dẫn này. Hãy kiểm tra lại.</p>}
      {toRead !== null && (
        <>
          <ListenPart listen={listen} what={toRead.path} />
          <div class="words-to-read">
            {toRead.lines.map((line, index) => (
              <p key={`${index}-${line}`}>{line}</p>
            ))}
          </div>
        </>
      )}
    </section>
  )
}

function Upload({ toRead, bodies, view }: RecordingsProps & { toRead: SpokenText; view: View }) {
  const field = fieldsOf(view, { bodyId: bodies[0]?.id ?? '', language: vietnamese })
  return (
    <section>
      <h2>Gửi bản đọc</h2>
      <FormPost
        action={`${listeningPaths.keeping}?muc=${encodeURIComponent(toRead.path)}`}
        csrf={view.csrf}
        files
        hidden={{ path: toRead.path }}
        submit="Gửi bản đọc"
        icon="upload"
      >
        <FileField
          name="recording"
          label="Tệp âm thanh"
          hint="Thu bằng điện thoại là được."
          kinds="MP3, M4A, WAV hoặc OGG"
          sizeMbMax={recordingMbMax}
          accept="audio/*"
          error={field('recording').error}
          required
        />
        <TextField
          {...field('speaker')}
          label="Họ tên người đọc"
          hint="Được ghi cạnh bản đọc cho người nghe biết"
          required
        />
        <TextField {...field('language')} label="Tiếng" hint="Ví dụ: tiếng Việt, tiếng Mông" width="medium" />
        <SelectField
          {...field('bodyId')}
          label="Cơ quan thu"
          options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
      </FormPost>
    </section>
  )
}

function Recorded({ recording, view }: { recording: RecordingRow; view: View }) {
  const { id, target, speaker, language, bodyName, state, isStale, version, mayDecide } = recording
  const hidden = { version: String(version) }
  return (
    <li>
      <Chip
        tone={state === 'heard' ? 'good' : state === 'waiting' ? 'warm' : 'neutral'}
        label={recordingStates[state]}
      />
      {isStale && state !== 'withdrawn' && <Chip tone="danger" label="Chữ đã đổi, cần đọc lại" />}
      <p>
        <a href={target}>{target}</a>: {language}, {speaker} đọc ({bodyName})
      </p>
      <p>
        {recording.uploadedBy} gửi {showMoment(recording.uploadedAt)}
        {recording.decidedAt !== null && `; ${recording.decidedBy} quyết định ${showMoment(recording.decidedAt)}`}
        {recording.reason !== '' && `: ${recording.reason}`}
      </p>
      <SoundPlayer href={listeningPaths.listenTo(id)} label={`Nghe thử: ${speaker} đọc ${target}`} />
      {mayDecide && (
        <>
          <PostButton
            action={listeningPaths.step(id, 'cho-nghe')}
            csrf={view.csrf}
            label="Cho mọi người nghe"
            hidden={{ ...hidden, decision: 'heard' }}
          />
          <FormPost
            action={listeningPaths.step(id, 'khong-dung')}
            csrf={view.csrf}
            hidden={{ ...hidden, decision: 'refused' }}
            submit="Không dùng"
            tone="plain"
          >
            <TextField id={`ly-do-${id}`} name="reason" label="Vì sao không dùng" lengthMax={500} />
          </FormPost>
        </>
      )}
      {(state === 'heard' || state === 'waiting') && (
        <details>
          <summary>
            Rút<span class="unseen"> bản đọc của {speaker}</span>
          </summary>
          <FormPost
            action={listeningPaths.step(id, 'rut')}
            csrf={view.csrf}
            hidden={hidden}
            submit="Rút bản đọc"
            tone="plain"
          >
            <TextField id={`rut-${id}`} name="reason" label="Lý do rút" lengthMax={500} />
          </FormPost>
        </details>
      )}
    </li>
  )
}
