-- Days of which it has been noticed what ended with them: terms, and plans that nobody fulfilled.
CREATE TABLE command.day_passed (
    day        date        PRIMARY KEY,
    noticed_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE command.day_passed IS
    'the days up to which every stream was looked through; what was noticed stands in the streams themselves';
GRANT SELECT, INSERT ON command.day_passed TO partnerships_command;
