/** A rule of a credential test by the code in the answer; `undefined`: the answer has no code, so it is not the vendor's. */
export const testRule = (value: number | undefined, message: string) => ({
	type: 'responseSuccessBody' as const,
	properties: { key: 'code', value, message },
});

/** A rule of a credential test by the HTTP status. */
export const testStatus = (value: number, message: string) => ({
	type: 'responseCode' as const,
	properties: { value, message },
});
