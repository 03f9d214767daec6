import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../core/operation';
import { answersSecrets } from './secrets';

const returnSecrets: INodeProperties = {
	displayName: 'Return Secrets',
	name: 'returnSecrets',
	type: 'boolean',
	default: false,
	description:
		'Whether to return tokens and keys as they are instead of masked. Warning: n8n keeps them with the execution, and whoever sees them can act as this user.',
};

/** Options that only Knot has. */
export const options = (operation: Operation): INodeProperties[] => (answersSecrets(operation) ? [returnSecrets] : []);
