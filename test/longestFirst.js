const { relative } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** A real n8n is waited for most of the time: its tests begin first, so that the others run beside them. */
module.exports = class extends Sequencer {
	sort(tests) {
		const place = ({ path }) => {
			const name = relative(__dirname, path);
			if (name === 'e2e/n8n.e2e.test.ts') return 0;
			return name.endsWith('.e2e.test.ts') ? 1 : 2;
		};
		return super.sort(tests).sort((one, other) => place(one) - place(other));
	}
};
