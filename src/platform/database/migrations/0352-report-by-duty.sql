-- 0352-report-by-duty.sql
-- The page of a task finds the reports of its duties, and of the same duties before the plan was amended: by the duty, not among all reports.

create index report_by_duty on report (duty_id) where duty_id is not null;
