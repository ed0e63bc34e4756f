import { normalized } from '../parsing/codeTable';
import { isEmpty } from '../parsing/values';
import type { PartialOrder } from './order';

/** Words that are cash in full; a word that only holds one of them (JazzCash, Cashless) is a way to pay online. */
const cashWords = new Set(['cash', 'cod', 'cashondelivery', 'cashonpickup']);

/**
 * Whether a method of payment is money at the door: cash, or any "... on delivery". Undefined without a method.
 * Blink's number 0 is cash (documented), which counts where there is no word.
 */
export function isCash({ method, methodId }: NonNullable<PartialOrder['payment']>): boolean | undefined {
	if (!isEmpty(method?.trim())) {
		const word = normalized(method!);
		return cashWords.has(word) || word.endsWith('ondelivery');
	}
	return isEmpty(methodId) ? undefined : methodId === '0';
}

/**
 * Whether money is collected at the door: the one rule for every relay. Where there is nothing to pay, it is not. Then the
 * flag `paid` decides; the method is a label, and counts only without that flag: cash, or an unknown method, is collected.
 */
export function isCollectedAtDoor({ payment, total }: Pick<PartialOrder, 'payment' | 'total'>): boolean {
	if (typeof total === 'number' && total <= 0) return false;
	if (typeof payment?.paid === 'boolean') return !payment.paid;
	return isCash(payment ?? {}) ?? true;
}
