-- What is not public yet is asked for each morning by its day, and at a body that ended: beside years of what was made public it is little.
create index disclosure_waiting on disclosure (due_on, body_id) where published_on is null and withdrawn_on is null;
