import { sleep, type IDataObject } from 'n8n-workflow';

import type { Fate } from './fate';
import { learn, textToKeep, type Memory } from './memory';

/*
 * How what a trigger remembers gets into the workflow's static data without a write to the database for every call.
 *
 * n8n (read in 2.41) loads the static data anew for every call and saves all of it at two moments, if it was changed: with
 * the answer, and when the run ends. When the run starts it builds a second `Workflow` over the same object, which
 * counts it as unchanged. So what is put in before the run costs nothing by itself, and what is put in again later is
 * saved with the answer or at the end of the run. A run that a crash of n8n cut short saves nothing, and that is right: a
 * copy of its event is the rescue.
 *
 * In queue mode the run ends in another process, so there it is saved with the answer. Which of the two it is shows
 * itself: n8n reads what was put in (`toJSON`) after the answer only where the run ends in this process.
 */

/** The field of the node's static data. */
const field = 'lastEvents';
/** How many events may be saved at once; then one a second. */
const mostAtOnce = 60;
const oneEvery = 1000;
/** How long a run may go on in this process before it is taken to go on in another, in milliseconds. */
const longestRun = 60_000;
/** By then n8n has started a run: how long to wait where nothing tells it. In milliseconds. */
const startTakes = 100;

interface Budget {
	/** How many saves are left. */
	left: number;
	/** Up to when they have been granted, in epoch milliseconds. */
	grantedAt: number;
	/** The last event that waits for a save. */
	waiting?: () => void;
	isWaiting?: boolean;
	/** Since when a save at the end of a run is due that has not come. */
	dueSince?: number;
}

const budgets = new WeakMap<Memory, Budget>();

/** The moments at which what is remembered of one event may be saved. */
export interface Keeping {
	/** The execution is saved, and the answer is about to go out. */
	started(): void;
	/** The answer is out. */
	answered(): void;
	/** The workflow answers by itself: nothing tells when it has started. */
	answersLater(): void;
}

/** Learns what the static data says, for a call that may start no run. */
export function learnFrom(memory: Memory, staticData: IDataObject): void {
	learn(memory, staticData[field]);
}

/**
 * Puts the memory into the static data of a call that starts a run, whose event has this fate.
 * @param staticData the node's.
 */
export function keep(memory: Memory, staticData: IDataObject, fate: Fate): Keeping {
	const budget = budgetOf(memory);
	let isAnswered = false;
	let isPaid = false;
	const live = {
		toJSON: () => {
			fate.isKept = true;
			if (isAnswered) {
				memory.runsHere = true;
				delete budget.dueSince;
			}
			return textToKeep(memory, Date.now());
		},
	};
	const put = () => {
		staticData[field] = live;
	};
	const pay = () => {
		isPaid ||= take(budget, Date.now());
		return isPaid;
	};
	put();
	return {
		started: () => {
			const { dueSince } = budget;
			if (dueSince !== undefined && Date.now() - dueSince > longestRun) {
				memory.runsHere = false;
				delete budget.dueSince;
			}
			if (memory.runsHere !== true && pay()) put();
		},
		answered: () => {
			isAnswered = true;
			if (memory.runsHere === false) fate.isKept = true;
			if (pay()) {
				put();
				if (memory.runsHere !== false) budget.dueSince ??= Date.now();
				return;
			}
			wait(budget, () => {
				if (!fate.isKept && pay()) put();
			});
		},
		answersLater: () => {
			void sleep(startTakes).then(() => {
				if (pay()) put();
			});
		},
	};
}

function budgetOf(memory: Memory): Budget {
	const budget = budgets.get(memory) ?? { left: mostAtOnce, grantedAt: Date.now() };
	budgets.set(memory, budget);
	return budget;
}

function take(budget: Budget, now: number): boolean {
	budget.left = Math.min(mostAtOnce, budget.left + (now - budget.grantedAt) / oneEvery);
	budget.grantedAt = now;
	if (budget.left < 1) return false;
	budget.left--;
	return true;
}

/** Of the events that found nothing left, the last one is saved as soon as it may, if its run still goes on. */
function wait(budget: Budget, save: () => void): void {
	budget.waiting = save;
	if (budget.isWaiting) return;
	budget.isWaiting = true;
	void sleep(oneEvery).then(() => {
		budget.isWaiting = false;
		budget.waiting?.();
	});
}
