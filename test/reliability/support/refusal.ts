/** Makes SQLite refuse every new run, as on a full disk, and take them again. */
export const REFUSE = `CREATE TRIGGER relRefuse BEFORE INSERT ON execution_entity BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`;
export const TAKE = 'DROP TRIGGER relRefuse';
