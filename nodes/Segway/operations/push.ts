import type { IDataObject } from 'n8n-workflow';
import { Failure } from '../../core/errors';
import { flag, text } from '../../core/fields';
import type { Call, Resource } from '../../core/operation';
import { isRejection, rejectionText } from '../../core/push';
import { toEvent } from '../events';
import { verifyPush } from '../push';

const path = text({
	name: 'path',
	displayName: 'Path',
	description: 'Where the push arrived; its end tells what kind of push it is',
	required: true,
	placeholder: 'e.g. /v2/vehicle/alert',
});

const body = text({
	name: 'body',
	displayName: 'Body',
	description: 'The body of the push exactly as it arrived, signature included: form text or flat JSON',
	required: true,
	placeholder: 'e.g. iotCode=861477038719116&platformCode=A20081&...&signature=...',
});

const returnForged = flag({
	name: 'returnForged',
	displayName: 'Return Forged',
	description: 'Whether a push that is not from Segway comes out as an item with verified: false instead of an error',
});

async function verify(call: Call): Promise<IDataObject> {
	const { params, session, simplify } = call;
	const push = verifyPush(String(params.path), String(params.body), await session.credentials());
	if (push !== null && !isRejection(push)) {
		return { ...(simplify ? toEvent(push) : push.fields), verified: true };
	}
	const reason = push === null ? 'the path is none of the seven that Segway pushes to' : rejectionText(push);
	if (params.returnForged === true) return { verified: false, reason };
	const description = 'Do not trust its content. Check the path, the body and the Client Secret of the credential.';
	throw new Failure({ message: `The push is not verified: ${reason}`, description, input: true });
}

/** segway-emoped, Push, "signature generation algorithm": the same check as in the trigger. */
export const push: Resource = {
	value: 'push',
	name: 'Push',
	operations: [
		{
			value: 'verify',
			name: 'Verify',
			action: 'Verify push',
			description:
				'Check the signature of a push that came another way, such as an own gateway or a queue, and read it',
			kind: 'read',
			local: true,
			fields: [path, body, returnForged],
			run: verify,
			simplify: (data) => data,
		},
	],
};
