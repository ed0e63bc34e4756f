import type { Figures, World } from '../row';
import { secondsOf } from './bare';

/** Measures how long some work takes against a vendor whose every answer takes that long. */
export function timed(latencyMilliseconds: number, work: (world: World) => Promise<unknown>) {
	return async (world: World): Promise<Figures> => {
		await world.vendor.set({ latencyMilliseconds });
		return { s: await secondsOf(async () => await work(world)) };
	};
}
