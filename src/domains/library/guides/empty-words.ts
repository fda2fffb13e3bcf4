/** Words that every question has. */
export const emptyWords = new Set(
  'bi cac cho co cua da dang de den di do duoc gi hay khi khong la lai lam mot nao nay neu nhu nhung o ra sao se thi toi tu va vao ve voi phai'.split(
    ' ',
  ),
)
