/*
 * webhook.c
 *
 * The SQL functions that check and read what a provider sends to a web
 * gateway.  Run by the gateway's session, as the extension's owner: a secret
 * is read with the server's rights, used and forgotten; neither it nor the
 * expected signature is ever told.
 */
#include "postgres.h"

#include <openssl/evp.h>

#include "catalog/pg_type.h"
#include "common/base64.h"
#include "common/cryptohash.h"
#include "common/hmac.h"
#include "common/sha1.h"
#include "common/sha2.h"
#include "fmgr.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/formatting.h"
#include "utils/jsonb.h"
#include "utils/numeric.h"
#include "utils/timestamp.h"

#include "compat.h"
#include "delivery/encoding.h"
#include "delivery/provider.h"
#include "delivery/provider_kinds_core.h"

#define UNIX_EPOCH_SECONDS ((int64) (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE) * SECS_PER_DAY)

/* Longest of the hashes, and its encodings with their end */
#define MAX_DIGEST PG_SHA256_DIGEST_LENGTH
#define MAX_SIGNATURE 128

/* Of Ed25519, in bytes */
#define PUBLIC_KEY_LENGTH 32
#define ED25519_LENGTH 64

PG_FUNCTION_INFO_V1(minibot_webhook_is_genuine);
PG_FUNCTION_INFO_V1(minibot_webhook_events);
PG_FUNCTION_INFO_V1(minibot_form);

/* An argument in UTF-8; NULL where it is null */
static char *
Utf8Argument(FunctionCallInfo fcinfo, int argument)
{
	char	   *string;

	if (PG_ARGISNULL(argument))
		return NULL;
	string = text_to_cstring(PG_GETARG_TEXT_PP(argument));
	return pg_server_to_any(string, strlen(string), PG_UTF8);
}

/* A member of an object, in UTF-8; NULL where there is no such text */
static char *
Header(Jsonb *headers, const char *name)
{
	JsonbValue	buffer;
	JsonbValue *value;
	char	   *text;

	if (headers == NULL || name == NULL || !JB_ROOT_IS_OBJECT(headers))
		return NULL;
	value = getKeyJsonValueFromContainer(&headers->root, name, strlen(name), &buffer);
	if (value == NULL || value->type != jbvString)
		return NULL;
	text = pnstrdup(value->val.string.val, value->val.string.len);
	return pg_server_to_any(text, strlen(text), PG_UTF8);
}

/* The adapter of a kind that sends webhooks */
static const ProviderKind *
KindArgument(FunctionCallInfo fcinfo)
{
	const char *name = text_to_cstring(PG_GETARG_TEXT_PP(0));
	const ProviderKind *kind = FindProviderKind(name);

	if (kind == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("\"%s\" is no kind of provider that sends webhooks", name)));
	return kind;
}

/* A growing form */
typedef struct Form
{
	char	   *text;
	size_t		used;
	size_t		size;
} Form;

/* Append a field, each byte of which may take three; and two signs */
static void
AppendField(Form *form, const char *name, const char *value)
{
	size_t		need = form->used + 3 * (strlen(name) + strlen(value)) + 3;

	if (need > form->size)
	{
		form->size = need * 2;
		form->text = form->text ? repalloc(form->text, form->size) : palloc(form->size);
	}
	FormAppend(form->text, form->size, &form->used, name, value);
}

/* Append a value of an object as its member of that name; what is no scalar is left out */
static void
AppendScalar(Form *form, const char *name, const JsonbValue *value)
{
	switch (value->type)
	{
		case jbvString:
			AppendField(form, name, pnstrdup(value->val.string.val, value->val.string.len));
			break;
		case jbvNumeric:
			AppendField(form, name, DatumGetCString(DirectFunctionCall1(numeric_out,
																		NumericGetDatum(value->val.numeric))));
			break;
		case jbvBool:
			AppendField(form, name, value->val.boolean ? "true" : "false");
			break;
		case jbvNull:
			AppendField(form, name, "");
			break;
		default:
			break;
	}
}

/* An object's members as a form, in the database's encoding */
static char *
FormOfJsonb(Jsonb *object)
{
	Form		form = {0};
	JsonbIterator *iterator = JsonbIteratorInit(&object->root);
	JsonbIteratorToken token;
	JsonbValue	value;
	const char *name = "";
	int			depth = 0;

	if (!JB_ROOT_IS_OBJECT(object))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a webhook's parameters must be a JSON object")));
	while ((token = JsonbIteratorNext(&iterator, &value, false)) != WJB_DONE)
	{
		if (token == WJB_BEGIN_OBJECT || token == WJB_BEGIN_ARRAY)
			depth++;
		else if (token == WJB_END_OBJECT || token == WJB_END_ARRAY)
			depth--;
		else if (token == WJB_KEY && depth == 1)
			name = pnstrdup(value.val.string.val, value.val.string.len);
		else if ((token == WJB_VALUE && depth == 1) || (token == WJB_ELEM && depth == 2))
			AppendScalar(&form, name, &value);
	}
	return form.text ? form.text : pstrdup("");
}

/* form(params jsonb) returns text */
Datum
minibot_form(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(FormOfJsonb(PG_GETARG_JSONB_P(0))));
}

/* Fill in a webhook of its address and body; a body that is a JSON object has its members as fields */
static void
ReadWebhook(Webhook *webhook, char *url, char *body)
{
	char	   *form = pstrdup(body);
	FormField  *fields;
	Json		object;

	/* jsonb has no room for the character zero; those who send JSON proper are read from the body anyway. */
	if (body[0] == '{' && strstr(body, "\\u0000") == NULL && JsonParse(body, strlen(body), &object))
	{
		char	   *json = pg_any_to_server(body, strlen(body), PG_UTF8);

		form = FormOfJsonb(DatumGetJsonbP(DirectFunctionCall1(jsonb_in, CStringGetDatum(json))));
		form = pg_server_to_any(form, strlen(form), PG_UTF8);
	}
	/* Some providers send a GET: then the parameters are in the address. */
	else if (body[0] == '\0' && strchr(url, '?') != NULL)
		form = pstrdup(strchr(url, '?') + 1);
	fields = palloc(sizeof(FormField) * FormFieldLimit(form));
	memset(webhook, 0, sizeof(*webhook));
	webhook->url = url;
	webhook->body = body;
	webhook->body_length = strlen(body);
	webhook->field_count = FormParse(form, fields);
	FormSort(fields, webhook->field_count);
	webhook->fields = fields;
}

/* A field's value as it came; NULL where there is none */
static const char *
Parameter(const Webhook *webhook, const char *name)
{
	for (size_t i = 0; i < webhook->field_count; i++)
	{
		if (strcmp(webhook->fields[i].name, name) == 0)
			return webhook->fields[i].value;
	}
	return NULL;
}

/* An HMAC of a text; errors of the library are out of memory */
static void
Hmac(pg_cryptohash_type type, const char *key, const char *text, uint8 *digest, size_t length)
{
	pg_hmac_ctx *context = pg_hmac_create(type);

	if (context == NULL || pg_hmac_init(context, (const uint8 *) key, strlen(key)) < 0 ||
		pg_hmac_update(context, (const uint8 *) text, strlen(text)) < 0 ||
		pg_hmac_final(context, digest, length) < 0)
		elog(ERROR, "could not compute an HMAC: %s", pg_hmac_error(context));
	pg_hmac_free(context);
}

/* Whether two texts are the same, in a time that tells only of their lengths */
static bool
SameText(const char *a, const char *b)
{
	size_t		length = strlen(a);

	return length == strlen(b) && timingsafe_bcmp(a, b, length) == 0;
}

/* A digest as text */
static void
EncodeDigest(const uint8 *digest, size_t length, bool base64, char *text, size_t size)
{
	int			end;

	if (!base64)
		end = hex_encode((const char *) digest, length, text);
	else
		end = pg_b64_encode((const Base64Byte *) digest, length, text, size - 1);
	text[end] = '\0';
}

/* Bytes that are written in base64; false unless they are exactly so many */
static bool
DecodeBytes(const char *base64, uint8 *bytes, int length)
{
	int			room = pg_b64_dec_len(strlen(base64));
	Base64Byte *decoded = palloc(room + 1);

	if (pg_b64_decode(base64, strlen(base64), decoded, room) != length)
		return false;
	memcpy(bytes, decoded, length);
	return true;
}

/* Whether the owner of a public key signed a text */
static bool
Ed25519Fits(const char *key, const char *text, const char *signature)
{
	uint8		public_key[PUBLIC_KEY_LENGTH];
	uint8		bytes[ED25519_LENGTH];
	EVP_PKEY   *pkey;
	EVP_MD_CTX *context;
	bool		fits;

	if (!DecodeBytes(key, public_key, sizeof(public_key)) || !DecodeBytes(signature, bytes, sizeof(bytes)))
		return false;
	/* Nothing may raise while these are held. */
	pkey = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, public_key, sizeof(public_key));
	context = EVP_MD_CTX_new();
	fits = pkey != NULL && context != NULL && EVP_DigestVerifyInit(context, NULL, NULL, NULL, pkey) == 1 &&
		EVP_DigestVerify(context, bytes, sizeof(bytes), (const uint8 *) text, strlen(text)) == 1;
	EVP_MD_CTX_free(context);
	EVP_PKEY_free(pkey);
	return fits;
}

/* What HTTP Basic says for "user:password" */
static char *
BasicHeader(const char *key)
{
	int			room = pg_b64_enc_len(strlen(key));
	char	   *encoded = palloc(room + 1);
	int			length = pg_b64_encode((const Base64Byte *) key, strlen(key), encoded, room);

	encoded[Max(length, 0)] = '\0';
	return psprintf("Basic %s", encoded);
}

/* Whether one of the signatures, which commas separate, is the expected one */
static bool
AnyIsSame(const char *expected, const char *signatures)
{
	char	   *rest = pstrdup(signatures);
	char	   *signature;
	bool		same = false;

	while ((signature = strsep(&rest, ",")) != NULL)
		same |= SameText(expected, signature + strspn(signature, " "));
	return same;
}

/* Whether a signature is a signed text's, by one key */
static bool
SignatureFits(WebhookProof proof, const char *key, const char *text, const char *signature)
{
	uint8		digest[MAX_DIGEST];
	char		expected[MAX_SIGNATURE];
	bool		sha1 = proof == PROOF_HMAC_SHA1_BASE64;
	bool		hex = proof == PROOF_HMAC_SHA256_HEX;
	size_t		length = sha1 ? SHA1_DIGEST_LENGTH : PG_SHA256_DIGEST_LENGTH;

	if (proof == PROOF_ED25519_BASE64)
		return Ed25519Fits(key, text, signature);
	if (proof == PROOF_BASIC)
		return SameText(BasicHeader(key), signature);
	Hmac(sha1 ? PG_SHA1 : PG_SHA256, key, text, digest, length);
	EncodeDigest(digest, length, !hex, expected, sizeof(expected));
	return AnyIsSame(expected, hex ? asc_tolower(signature, strlen(signature)) : signature);
}

/* Whether a body has a hash, in hexadecimal */
static bool
BodyHashFits(const Webhook *webhook, const char *expected)
{
	uint8		digest[PG_SHA256_DIGEST_LENGTH];
	char		text[2 * PG_SHA256_DIGEST_LENGTH + 1];
	pg_cryptohash_ctx *context = pg_cryptohash_create(PG_SHA256);

	if (context == NULL || pg_cryptohash_init(context) < 0 ||
		pg_cryptohash_update(context, (const uint8 *) webhook->body, webhook->body_length) < 0 ||
		pg_cryptohash_final(context, digest, sizeof(digest)) < 0)
		elog(ERROR, "could not compute a hash: %s", pg_cryptohash_error(context));
	pg_cryptohash_free(context);
	EncodeDigest(digest, sizeof(digest), false, text, sizeof(text));
	return SameText(text, expected);
}

/* Whether a webhook bears the signature of who has the key */
static bool
IsGenuine(const WebhookKind *kind, const char *key, const Webhook *webhook)
{
	size_t		size = SignedTextSize(webhook);
	char	   *text = palloc(size);
	char		hash[2 * PG_SHA256_DIGEST_LENGTH + 1];
	bool		fits = false;

	if (webhook->signature == NULL)
		return false;
	/* Every variant is tried, whichever fits. */
	for (int variant = 0; kind->signed_text(webhook, variant, text, size); variant++)
		fits |= SignatureFits(kind->proof, key, text, webhook->signature);
	return fits && (kind->body_hash == NULL || !kind->body_hash(webhook, hash) || BodyHashFits(webhook, hash));
}

/* webhook_is_genuine(kind, secret_file, secret_variable, url, headers, body) returns boolean */
Datum
minibot_webhook_is_genuine(PG_FUNCTION_ARGS)
{
	const ProviderKind *kind = KindArgument(fcinfo);
	char	   *file = PG_ARGISNULL(1) ? NULL : text_to_cstring(PG_GETARG_TEXT_PP(1));
	char	   *variable = PG_ARGISNULL(2) ? NULL : text_to_cstring(PG_GETARG_TEXT_PP(2));
	char	   *url = Utf8Argument(fcinfo, 3);
	Jsonb	   *headers = PG_ARGISNULL(4) ? NULL : PG_GETARG_JSONB_P(4);
	char	   *body = Utf8Argument(fcinfo, 5);
	char	   *problem = NULL;
	char	   *key;
	Webhook		webhook;

	if (file == NULL && variable == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
				 errmsg("the provider's options don't say where what proves its webhooks is kept"),
				 errhint("Name it in the option webhook_key_file or webhook_key_env;"
						 " see minibot.provider_options().")));
	key = ReadSecret(file, variable, &problem);
	if (key == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_CONFIG_FILE_ERROR),
				 errmsg("what proves the provider's webhooks cannot be read"),
				 errdetail_log("%s", problem),
				 errhint("The server's log says more.")));
	ReadWebhook(&webhook, url ? url : "", body ? body : "");
	if (kind->webhook.signature_header)
		webhook.signature = Header(headers, kind->webhook.signature_header);
	else
		webhook.signature = Parameter(&webhook, "sig");
	webhook.nonce = Header(headers, kind->webhook.nonce_header);
	PG_RETURN_BOOL(IsGenuine(&kind->webhook, key, &webhook));
}

/* A text of the network as a value; empty is null */
static Datum
TextValue(const char *utf8, bool *null)
{
	*null = utf8[0] == '\0';
	return *null ? (Datum) 0 : CStringGetTextDatum(TextFromUtf8(utf8));
}

/* Put one event into a result */
static void
PutEvent(ReturnSetInfo *result, const ListedText *event)
{
	Datum		values[9];
	bool		nulls[9] = {0};

	values[0] = BoolGetDatum(event->inbound);
	values[1] = TextValue(event->id, &nulls[1]);
	values[2] = TextValue(event->from, &nulls[2]);
	values[3] = TextValue(event->to, &nulls[3]);
	values[4] = CStringGetTextDatum(TextFromUtf8(event->body));
	values[5] = TextValue(event->status, &nulls[5]);
	values[6] = TextValue(event->code, &nulls[6]);
	values[7] = TextValue(event->reference, &nulls[7]);
	nulls[8] = event->created == 0;
	values[8] = TimestampTzGetDatum((event->created - UNIX_EPOCH_SECONDS) * USECS_PER_SEC);
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* webhook_events(kind, url, body) returns table */
Datum
minibot_webhook_events(PG_FUNCTION_ARGS)
{
	const ProviderKind *kind = KindArgument(fcinfo);
	char	   *url = Utf8Argument(fcinfo, 1);
	char	   *body = Utf8Argument(fcinfo, 2);
	ListedText *event = palloc(sizeof(ListedText));
	WebhookCursor cursor = {0};
	Webhook		webhook;

	InitMaterializedSRF(fcinfo, 0);
	ReadWebhook(&webhook, url ? url : "", body ? body : "");
	while (kind->webhook.next_event(&webhook, &cursor, event))
	{
		CHECK_FOR_INTERRUPTS();
		PutEvent((ReturnSetInfo *) fcinfo->resultinfo, event);
	}
	return (Datum) 0;
}
