-- Nobody kept letters here: a stream whose rows can't be made is parked as a whole, by the readers themselves.
DROP TABLE dead_letter;
