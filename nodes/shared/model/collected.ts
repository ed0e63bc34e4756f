import type { Known } from './known';
import type { Order } from './order';

/**
 * Whether money is collected at the door. The flag decides; the method is a label, and counts only where nothing says
 * whether it is paid: then cash, or a method that nobody told, is collected.
 */
export function isCollectedAtDoor(payment: Known<Order['payment']> | null | undefined): boolean {
	const { paid, method } = payment ?? {};
	if (typeof paid === 'boolean') return !paid;
	return !method?.trim() || /cash|\bcod\b/i.test(method);
}
