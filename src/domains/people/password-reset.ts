/** Yêu cầu đặt lại mật khẩu: what the form writes and the job reads. */
export const resetKind = 'people.send-password-reset'

export const requestSeal = { purpose: 'password-reset-request', owner: 'job' }

/** Mails to one account; more would only fill its inbox. */
export const mailsPerAccount = { times: 3, perSeconds: 3600 }

/** Wishes from one address: an office may stand behind it. */
export const wishesPerAddress = { times: 30, perSeconds: 3600 }
