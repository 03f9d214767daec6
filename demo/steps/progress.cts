// What the demo prints while it works.

const SIGN_OF_LIFE = 5_000;

/** Lines on the screen, as they are. */
export const print = (...lines: string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);

/** Does the work of a step. The screen shows its name at once, every few seconds how long it has taken, and the result. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
	const start = performance.now();
	const seconds = () => (performance.now() - start) / 1000;
	process.stdout.write(`${name} ...`);
	const timer = setInterval(() => process.stdout.write(` ${seconds().toFixed()} s ...`), SIGN_OF_LIFE);
	try {
		const result = await work();
		print(` done in ${seconds().toFixed(1)} s`);
		return result;
	} catch (error) {
		print(' failed');
		throw error;
	} finally {
		clearInterval(timer);
	}
}
