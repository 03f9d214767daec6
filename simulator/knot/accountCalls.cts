import { call, userCall, type Calls } from './call.cjs';
import { CODES, done, found, foundAtRoot, refused } from './codes.cjs';
import { consentName, countryAt, faqIn, storesOf } from './content.cjs';
import type { Consents } from './users.cjs';

interface Labelled {
	app_label: string;
}

/** Operations 1, 21 to 24, 33 and 34: application, consents, country, FAQ, announcement. */
export const ACCOUNT_CALLS: Calls = {
	'application.stores': call<Labelled>(({ app_label }) => found([storesOf(app_label)])),
	'consents.update': userCall<{ consents: Partial<Consents> }>(({ consents }, { user }) => {
		Object.assign(user.consents, consents);
		return done();
	}),
	'consents.types': userCall<{ lang: string }>(({ lang }, { user }) =>
		found(Object.entries(user.consents).map(([type, value]) => ({ type, name: consentName(type, lang), value }))),
	),
	// Without a token of a newsletter it is the token in the header that tells who it is.
	'consents.unsubscribe': call<{ consents: Partial<Consents>; token: string | null }>(
		({ consents, token }, { host, user }) => {
			const owner = token === null ? user : host.users.all.find((one) => one.unsubscribeToken === token);
			if (!owner) return refused(CODES.invalidLink);
			Object.assign(owner.consents, consents);
			return done();
		},
	),
	'country.find': call<{ lat: number; lng: number }>(({ lat, lng }) => {
		const country = countryAt({ latitude: lat, longitude: lng });
		return country ? found(country) : refused(CODES.notFound);
	}),
	'faq.get': call<{ lang: string }>(({ lang }) => found(faqIn(lang.toLowerCase()))),
	'announcement.get': call<{ lang: string }>(({ lang }, { host }) =>
		found({ announcement: host.settings.announcement[lang.toLowerCase()] ?? null }),
	),
};

const ORGANIZATION = 'Example Fleet';

/** Operations 28 to 32: the user's email address. */
export const EMAIL_CALLS: Calls = {
	'email.startChange': userCall<{ email: string }>(({ email }, { host, user }) => {
		if (host.users.find(email)) return refused(CODES.emailTaken);
		host.mails.send({ kind: 'emailChange', to: email, user_id: user.user_id, newEmail: email });
		return done();
	}),
	'email.checkChange': call<{ token: string }>(({ token }, { host }) => {
		const mail = host.mails.find('emailChange', token);
		if (!mail) return refused(CODES.invalidLink);
		return found({
			email: host.users.get(mail.user_id)?.email,
			new_email: mail.newEmail,
			current_organization_name: ORGANIZATION,
			new_organization_name: null,
			label_name: host.settings.appLabels[0],
		});
	}),
	'email.finishChange': call<{ email_token: string; email: string }>(({ email_token, email }, { host }) => {
		const mail = host.mails.find('emailChange', email_token);
		const user = mail && host.users.get(mail.user_id);
		if (!user || mail.newEmail !== email) return refused(CODES.invalidLink);
		if (host.users.find(email)) return refused(CODES.emailTaken);
		mail.used = true;
		user.email = email;
		return done();
	}),
	'email.resend': userCall<object>((_given, { host, user }) => {
		host.mails.send({ kind: 'confirmation', to: user.email, user_id: user.user_id });
		return done();
	}),
	'email.confirm': call<{ token: string }>(({ token }, { host }) => {
		const mail = host.mails.find('confirmation', token);
		const user = mail && host.users.get(mail.user_id);
		if (!user) return refused(CODES.invalidLink);
		mail.used = true;
		user.confirmed = true;
		const [label_name] = host.settings.appLabels;
		return done({ ...storesOf(label_name), label_name, email: user.email });
	}),
};

/** An operation that the document does not have. */
export const STATUS_CALLS: Calls = { 'status.get': call<Labelled>(() => foundAtRoot({ available: true })) };
