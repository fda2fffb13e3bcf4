-- How often it was said who sees what of a plan: whoever decides it on an older page is told.
alter table plan add column publishing_version integer not null default 0;
