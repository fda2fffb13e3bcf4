import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseEnv } from 'node:util'
import { Settings } from '#app/settings.ts'

/** Cấu hình: everything that an operator may set, typed and checked. Each name is explained in `.env.example`. */
export type Config = {
  /** 0 lets the system choose a free one. */
  port: number
  host: string
  /** How people reach the server, without a slash at the end; links in e-mails and redirects begin with it. */
  publicUrl: string
  /** Absolute; uploads, the embedded database, keys and backups lie under it. */
  dataFolder: string
  /** A PostgreSQL server's address; undefined opens the embedded database under `dataFolder`. */
  databaseUrl: string | undefined
  /** That address is PgBouncer's, which lends a connection for one transaction at a time. */
  databasePooled: boolean
  /** A streaming replica that is read while it is behind by no more than so many seconds. */
  replica: { url: string; behindSecondsMax: number } | undefined
  mail: { smtpUrl: string; from: string } | undefined
  oidc: { issuer: string; clientId: string; clientSecret: string } | undefined
  virusScanner: { socket: string } | { host: string; port: number } | undefined
  /** Messages to telephones may be chosen, and are written into the data folder: no carrier is built in. */
  messagesAsFiles: boolean
  uploadSizeMbMax: number
  sessionHours: number
  /** undefined: a demo on the embedded database when it is new. */
  demo: boolean | undefined
  /** Trust X-Forwarded-For: a proxy of ours stands in front. */
  behindProxy: boolean
  /** One line of JSON on standard output for every request, not only for faults. */
  logRequests: boolean
}

type Environment = Record<string, string | undefined>

/**
 * The environment as a Config. Throws one Refusal that lists every mistake, in Vietnamese and English; secrets are never
 * repeated in it. `namesInFile` are the names that `.env` sets: there, a name that nobody reads is a mistake too.
 */
export function readConfig(environment: Environment, root: string, namesInFile: string[] = []): Config {
  const settings = new Settings(environment)
  const port = settings.integer('PORT', { least: 0, most: 65_535, otherwise: 8080 })
  const config: Config = {
    port,
    host: settings.text('HOST') ?? '0.0.0.0',
    publicUrl: (settings.url('PUBLIC_URL', ['http', 'https']) ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    dataFolder: settings.folder('LGD_DATA', './data', root),
    databaseUrl: settings.url('DATABASE_URL', ['postgres', 'postgresql']),
    databasePooled: settings.yesOrNo('DATABASE_POOLED'),
    replica: readReplica(settings),
    mail: readMail(settings),
    oidc: readOidc(settings),
    virusScanner: readVirusScanner(settings),
    messagesAsFiles: settings.yesOrNo('MESSAGES_AS_FILES'),
    uploadSizeMbMax: settings.integer('UPLOAD_SIZE_MB_MAX', { least: 1, most: 500, otherwise: 20 }),
    sessionHours: settings.integer('SESSION_HOURS', { least: 1, most: 720, otherwise: 12 }),
    demo: settings.text('LGD_DEMO') === undefined ? undefined : settings.yesOrNo('LGD_DEMO'),
    behindProxy: settings.yesOrNo('BEHIND_PROXY'),
    logRequests: settings.yesOrNo('LGD_LOG_REQUESTS'),
  }
  settings.refuseUnread(namesInFile)
  settings.refuseMistakes()
  return config
}

/** Reads `.env` beside package.json, if it is there, and the environment, which wins over the file. */
export function loadConfig(): Config {
  const root = projectFolder()
  const path = join(root, '.env')
  const file: Environment = existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {}
  return readConfig({ ...file, ...process.env }, root, Object.keys(file))
}

function readReplica(settings: Settings): Config['replica'] {
  const url = settings.url('DATABASE_READ_URL', ['postgres', 'postgresql'])
  const behindSecondsMax = settings.integer('DATABASE_READ_BEHIND_SECONDS_MAX', {
    least: 1,
    most: 3_600,
    otherwise: 30,
  })
  if (url !== undefined) settings.refuseUnlessTogether('DATABASE_READ_URL', 'DATABASE_URL')
  return url === undefined ? undefined : { url, behindSecondsMax }
}

function readMail(settings: Settings): Config['mail'] {
  const [smtpUrl, from] = [settings.url('SMTP_URL', ['smtp', 'smtps']), settings.text('MAIL_FROM')]
  settings.refuseUnlessTogether('SMTP_URL', 'MAIL_FROM')
  return smtpUrl && from ? { smtpUrl, from } : undefined
}

function readOidc(settings: Settings): Config['oidc'] {
  const issuer = settings.url('OIDC_ISSUER', ['https', 'http'])
  const clientId = settings.text('OIDC_CLIENT_ID')
  const clientSecret = settings.text('OIDC_CLIENT_SECRET')
  settings.refuseUnlessTogether('OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET')
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined
}

function readVirusScanner(settings: Settings): Config['virusScanner'] {
  const [socket, host] = [settings.text('CLAMAV_SOCKET'), settings.text('CLAMAV_HOST')]
  const port = settings.integer('CLAMAV_PORT', { least: 1, most: 65_535, otherwise: 3310 })
  settings.refuseIfBoth('CLAMAV_SOCKET', 'CLAMAV_HOST')
  if (socket) return { socket }
  return host ? { host, port } : undefined
}

/** The folder of package.json, from a source file as from the bundle in dist/. */
export function projectFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder)
  return folder
}
