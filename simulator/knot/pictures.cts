import { CODES, refused, type Outcome } from './codes.cjs';
import type { UploadedFile } from './multipart.cjs';
import type { Settings } from './settings.cjs';

/** A picture that was uploaded. */
export interface Picture {
	id: string;
	/** `chat` or `maintenance`, and the number of the report or maintenance. */
	of: 'chat' | 'maintenance';
	number: number;
	filename: string;
	type: string;
	size: number;
	/** Epoch milliseconds. */
	at: number;
}

/** The types that are taken, by the first bytes. */
const SIGNATURES: ReadonlyArray<{ type: string; matches(bytes: Buffer): boolean }> = [
	{ type: 'image/jpeg', matches: (bytes) => bytes.subarray(0, 3).toString('hex') === 'ffd8ff' },
	{ type: 'image/png', matches: (bytes) => bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a' },
	{
		type: 'image/webp',
		matches: (bytes) => bytes.subarray(0, 4).toString() === 'RIFF' && bytes.subarray(8, 12).toString() === 'WEBP',
	},
];

/** The pictures, and the bytes of each. */
export class Pictures {
	/** Oldest first. Live. */
	readonly all: Picture[] = [];
	private readonly bytes = new Map<string, Buffer>();

	/** Why a file is not taken; null: it is. Its content and its claimed type have to agree. */
	refusal({ bytes, type }: UploadedFile, { pictureLimit }: Settings): Outcome | null {
		if (bytes.length > pictureLimit) return refused(CODES.pictureTooLarge);
		const actual = SIGNATURES.find(({ matches }) => matches(bytes))?.type;
		return actual === undefined || actual !== type ? refused(CODES.wrongPictureType) : null;
	}

	add({ filename, type, bytes }: UploadedFile, belongs: Pick<Picture, 'of' | 'number' | 'at'>): Picture {
		const picture = { id: String(this.all.length + 1), ...belongs, filename, type, size: bytes.length };
		this.all.push(picture);
		this.bytes.set(picture.id, bytes);
		return picture;
	}

	/** A picture's type and bytes. */
	read(id: string): { type: string; bytes: Buffer } | undefined {
		const picture = this.all.find((one) => one.id === id);
		return picture && { type: picture.type, bytes: this.bytes.get(id)! };
	}

	clear(): void {
		this.all.length = 0;
		this.bytes.clear();
	}
}
