import type { FileField } from '../../core/fileField';

/** What an upload of a picture takes. The document names no limits; these are what phones and browsers make. */
export const pictureAs = (wire: string): FileField => ({
	name: 'binaryPropertyName',
	wire,
	displayName: 'Input Data Field Name',
	description: 'Name of the binary field of the item that holds the picture: JPEG, PNG or WebP of at most 10 MB',
	required: true,
	types: ['image/jpeg', 'image/png', 'image/webp'],
	most: 10 * 1_048_576,
});
