// Bundled by the build, like zod.ts beside it. `max` knows which numbers of a country are in use, `min` only how long they are.
export { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
