/** Ends every run with one line that people and programs read alike. */
module.exports = class ClosingLine {
	onRunComplete(_contexts, { numPassedTests, numFailedTests }) {
		process.stdout.write(`\n${numPassedTests} passed, ${numFailedTests} failed\n`);
	}
};
