// Bundled by the build, like zod.ts beside it.
import pLimit from 'p-limit';

export { pLimit };
