import type { IDataObject } from 'n8n-workflow';
import type { Answer } from '../../core/answer';
import { objectOf } from '../rows';

/** For `output` of a write: what Knot answered, in place of the bare outcome. */
export const answered = ({ data }: Answer): IDataObject => objectOf(data) ?? {};
