-- Whoever follows an indicator of the standard hears that it was given to them, until when it should be ready, and that the assessment
-- came back: these moments and days stand here. Rows from before do not know them and tell nobody.

alter table standard_indicator add column owner_since timestamptz;
alter table standard_indicator add column due_on date;
alter table standard_assessment add column returned_at timestamptz;
