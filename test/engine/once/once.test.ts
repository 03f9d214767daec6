// One file for the folder: to load n8n-core takes longer than most of these tests.
import './retryOnFail.suite';
import './resend.suite';
