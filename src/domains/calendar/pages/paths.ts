export const calendarPath = '/nghiep-vu/quan-tri/ngay-nghi'
