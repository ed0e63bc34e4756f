// Bundled by the build, like zod.ts beside it. `min` knows the numbers of every country, but not which are mobile.
export { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
