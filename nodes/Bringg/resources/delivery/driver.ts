import { latinDigits } from '../../../shared/parsing/digits';
import { phoneOf } from '../../../shared/parsing/phone';

/** Bringg refuses a driver without a name (its page "Assign Driver": null is a fault). */
export const unknownDriver = 'Delivery Driver';

/** A driver who may be new to Bringg. */
export interface DriverForBringg {
	external_id: string;
	name: string;
	phone?: string;
	email?: string;
}

/** Where a number without a country code is dialled: the senders of drivers' numbers are at home in Pakistan. */
const home = 'PK';

/** A phone number in international form, where it is one; any other as it stands. */
export function driverPhone(typed: string): string {
	const phone = phoneOf(typed, home);
	return typeof phone === 'object' ? phone.international : typed;
}

/**
 * The driver of an event, by the sender's ID, else by the digits of the phone, else by `fixedId`, the one driver that a person
 * named for all. Undefined without any of these.
 */
export function driverOf(
	driver: { id?: string | null; name?: string | null; phone?: string | null } | null | undefined,
	fixedId: string | undefined,
): DriverForBringg | undefined {
	const phone = driver?.phone?.trim() ? driverPhone(driver.phone.trim()) : undefined;
	const driverId = driver?.id?.trim() || (phone && latinDigits(phone).replace(/\D/g, '')) || undefined;
	if (driverId === undefined && fixedId === undefined) return undefined;
	// The one driver for all keeps one name.
	const name = (driverId !== undefined && driver?.name?.trim()) || unknownDriver;
	return { external_id: driverId ?? fixedId!, name, ...(phone !== undefined && { phone }) };
}
