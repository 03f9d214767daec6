// One file for the folder: to load n8n-core takes longer than most of these tests.
import './outcomes.suite';
import './once.suite';
import './guard.suite';
import './dryRun.suite';

/** The second between two questions for the answer of a device is cut short, for up to 30 of them are asked. */
jest.mock('n8n-workflow', () => {
	const real: { sleep(milliseconds: number): Promise<void> } = jest.requireActual('n8n-workflow');
	const sleep = async (milliseconds: number) => await real.sleep(milliseconds === 1_000 ? 10 : milliseconds);
	return { ...real, __esModule: true, sleep };
});
