// Bundled by the build, like zod.ts beside it.
export { jwtVerify } from 'jose';
