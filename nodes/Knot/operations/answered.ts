import type { IDataObject } from 'n8n-workflow';
import type { Answer } from '../../core/answer';

/** For `output` of a write: what Knot answered, in place of the bare outcome. */
export const answered = ({ data }: Answer): IDataObject => (data ?? {}) as IDataObject;
