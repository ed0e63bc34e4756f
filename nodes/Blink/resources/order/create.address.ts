import { latinDigits } from '../../../shared/reading/digits';

/** What Blink wants of an address besides its street. */
export interface AddressParts {
	houseNumber?: string;
	area?: string;
	city?: string;
}

/** A part that is no place to go to: a postcode, or the country. */
const isNoPart = /^(\d{4,6}|pakistan|پاکستان)?$/i;

/**
 * House number, area and city as an address in one line says them: "Flat B-1203, Rashid Minhas Road, Gulshan-e-Iqbal, Karachi"
 * begins with the one and ends with the others. One that has fewer than three parts says none of them for certain.
 */
export function addressPartsOf(address: string | null | undefined): AddressParts {
	const parts = (address ?? '')
		.split(/[,،\n]/)
		.map((part) => part.trim())
		.filter((part) => !isNoPart.test(latinDigits(part)));
	if (parts.length < 3) return {};
	return { houseNumber: parts[0], area: parts.at(-2), city: parts.at(-1) };
}
