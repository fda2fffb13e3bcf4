-- Whoever asked for a seat of a course holds none until the desk takes them in, so that nobody fills a course with invented telephones.
-- With that no mark of a telephone is needed: it told anybody whether a telephone had asked, and shut out families that share one.

alter table training_application drop column phone_hash;
create index training_application_waiting on training_application (course_id) where state = 'waiting';
