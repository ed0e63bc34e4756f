import { join } from 'node:path';

/** The folder of this package. */
export const ROOT = join(__dirname, '..', '..', '..');

/** Where logs and the tarball go. They stay, to be looked at after a failure. */
export const OUTPUT = join(ROOT, 'test', '.output');
