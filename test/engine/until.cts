/** Waits until something has happened, or fails after thirty seconds. */
export async function until(happened: () => boolean): Promise<void> {
	const end = Date.now() + 30_000;
	while (!happened()) {
		if (Date.now() > end) throw new Error('It has not happened within 30 s');
		await pause(2);
	}
}

/** Lets time pass where a test has to show that nothing more comes. */
export async function pause(milliseconds: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, milliseconds));
}
