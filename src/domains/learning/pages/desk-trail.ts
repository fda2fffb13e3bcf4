import { learningPaths } from '#domains/learning/learning-paths.ts'

/** Steps above a page of the desk. */
export const contestsStep = { label: 'Cuộc thi', href: learningPaths.desk }
export const surveysStep = { label: 'Khảo sát', href: learningPaths.surveyDesk }
export const essaysTrail = [contestsStep, { label: 'Thi viết', href: learningPaths.essayDesk }]
