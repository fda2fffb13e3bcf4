-- A mediator stands in the public directory from the day on which they agreed to be shown: name and team, nothing else.

alter table mediator add column shown_on date;
