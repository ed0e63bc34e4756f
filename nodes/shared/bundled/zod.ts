// Community packages may not have runtime dependencies: the build replaces this file with the library's own code, once.
export { z } from 'zod';
