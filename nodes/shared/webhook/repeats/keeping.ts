import { sleep, type IDataObject } from 'n8n-workflow';

import type { Fate } from './fate';
import { learn, textToKeep, type Memory } from './memory';

/*
 * How what a trigger remembers gets into the workflow's static data without a write to the database for every call.
 *
 * n8n (read in 2.41) loads the static data anew for every call and saves all of it before its answer goes out, if it was
 * changed since the run began. The sender has its answer by then: what is saved was acknowledged, and what a kill leaves
 * unacknowledged is not remembered, so that its copy is taken.
 */

/** The field of the node's static data. */
const field = 'lastEvents';
/** How many events may be saved at once; then one a second. */
const mostAtOnce = 60;
const oneEvery = 1000;
/** By then n8n has begun a run, where nothing tells it. In milliseconds. */
const startTakes = 100;

/** How many saves are left, and up to when they have been granted, in epoch milliseconds. */
interface Budget {
	left: number;
	grantedAt: number;
}

const budgets = new WeakMap<Memory, Budget>();

/** Learns what the static data says, for a call that may start no run. */
export function learnFrom(memory: Memory, staticData: IDataObject): void {
	learn(memory, staticData[field]);
}

/**
 * Puts what is remembered into the static data of a call whose run has begun: all that was acknowledged so far. Under load
 * only once a second: the next call brings the others.
 * @param staticData the node's.
 */
export function keep(memory: Memory, staticData: IDataObject): void {
	const now = Date.now();
	if (hasLeft(budgetOf(memory, now), now)) staticData[field] = textToKeep(memory);
}

/** The same for a call that the workflow answers by itself: n8n saves with that answer, whenever it comes. */
export function keepWhenBegun(memory: Memory, staticData: IDataObject, fate: Fate): void {
	void sleep(startTakes).then(() => {
		fate.isKept = true;
		keep(memory, staticData);
	});
}

function budgetOf(memory: Memory, now: number): Budget {
	const budget = budgets.get(memory) ?? { left: mostAtOnce, grantedAt: now };
	budgets.set(memory, budget);
	return budget;
}

function hasLeft(budget: Budget, now: number): boolean {
	budget.left = Math.min(mostAtOnce, budget.left + (now - budget.grantedAt) / oneEvery);
	budget.grantedAt = now;
	if (budget.left < 1) return false;
	budget.left--;
	return true;
}
