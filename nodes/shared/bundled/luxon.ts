// Bundled by the build, like zod.ts beside it.
export { DateTime, IANAZone } from 'luxon';
