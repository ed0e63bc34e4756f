import { normalized } from '../parsing/codeTable';
import { isEmpty } from '../parsing/values';

/** How an order is paid, as far as it is known. */
interface Payment {
	method?: string | null;
	methodId?: string | null;
	paid?: boolean | null;
}

/** Methods that are cash as a whole; one that only contains such a value (JazzCash, Cashless) is an online payment. */
const cashMethods = new Set(['cash', 'cod', 'cashondelivery', 'cashonpickup']);

/**
 * Whether a payment method means money at the door: cash, or any "... on delivery". Undefined without a method. Blink's
 * number 0 is cash (documented); the number counts only without a name.
 */
export function isCash({ method, methodId }: Payment): boolean | undefined {
	if (!isEmpty(method?.trim())) {
		const name = normalized(method!);
		return cashMethods.has(name) || name.endsWith('ondelivery');
	}
	return isEmpty(methodId) ? undefined : methodId === '0';
}

/**
 * Whether money is collected at the door: the one rule for every relay. Nothing is collected if nothing is to be paid. Then
 * the flag decides; the method is a label and counts only without the flag: cash, or a missing method, is collected.
 */
export function isCollectedAtDoor({ payment, total }: { payment?: Payment | null; total?: number | null }): boolean {
	if (typeof total === 'number' && total <= 0) return false;
	if (typeof payment?.paid === 'boolean') return !payment.paid;
	return isCash(payment ?? {}) ?? true;
}
