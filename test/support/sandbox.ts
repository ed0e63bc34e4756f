import { startSandbox, type Sandbox } from '../../sandbox';

/**
 * A sandbox for all tests of a file, or of the describe it is made in. What it is made of is filled in before they run:
 * neither its URL nor its state can be read while tests are only being described.
 */
export function aSandbox(): Sandbox {
	const sandbox = {} as Sandbox;
	beforeAll(async () => {
		Object.assign(sandbox, await startSandbox({ selfCheck: true }));
	});
	afterAll(async () => await sandbox.stop());
	return sandbox;
}

/** The same, but reset before each test. */
export function aFreshSandbox(): Sandbox {
	const sandbox = aSandbox();
	beforeEach(() => sandbox.reset());
	return sandbox;
}
