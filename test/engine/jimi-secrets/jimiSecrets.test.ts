// One file for the folder: to load n8n-core takes longer than most of these tests.
import '../secrets/debugLog.cjs';
import './echoes.suite';

/** The two seconds between two looks at the results are cut short, for up to 15 of them are taken. */
jest.mock('n8n-workflow', () => {
	const real: { sleep(milliseconds: number): Promise<void> } = jest.requireActual('n8n-workflow');
	const sleep = async (milliseconds: number) => await real.sleep(milliseconds === 2_000 ? 20 : milliseconds);
	return { ...real, __esModule: true, sleep };
});

jest.setTimeout(60_000);
