-- A list was posted while it stood.
update disclosure_list set replaced_on = posted_on where posted_on > replaced_on;
alter table disclosure_list add constraint disclosure_list_posted_while_standing check (posted_on <= replaced_on);
