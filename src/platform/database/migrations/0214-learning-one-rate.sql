-- What a province decides about prizes stands with its other spending rates: one place to enter it, and the province alone enters it.
drop table prize_rate;
