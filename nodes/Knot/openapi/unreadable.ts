import { Failure } from '../../core/errors';

/** The given file is no OpenAPI file that we can read. */
export class UnreadableFile extends Failure {
	constructor(
		what: string,
		remedy: string,
		/** Where reading stopped, from 1; not known of JSON. */
		readonly line?: number,
	) {
		super({
			message: line === undefined ? what : `Line ${line} of the file: ${what}`,
			description: remedy,
			input: true,
		});
	}
}
