/** Under what `form-guard` keeps what is typed, before the form's own key. */
export const guardPrefix = 'lgd-form:'
