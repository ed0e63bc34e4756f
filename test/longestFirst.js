const { relative } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/**
 * A real n8n is waited for most of the time: its tests begin first, so that the others run beside them. The broken payloads, of which
 * `.ci/run` asks for many, take as long and keep a core busy: they begin beside it.
 */
module.exports = class extends Sequencer {
	sort(tests) {
		const place = ({ path }) => {
			const name = relative(__dirname, path);
			if (name === 'e2e/n8n.e2e.test.ts') return 0;
			if (name === 'unit/webhookFuzz.test.ts') return 1;
			return name.endsWith('.e2e.test.ts') ? 2 : 3;
		};
		return super.sort(tests).sort((one, other) => place(one) - place(other));
	}
};
