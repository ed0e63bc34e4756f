// Bundled by the build, like zod.ts beside it.
import * as ipaddr from 'ipaddr.js';

export { ipaddr };
