/*
 * nudge.c
 *
 * The data of a nudge's text, built in one pass: a district's hundred thousand
 * households are written to in one statement.
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"
#include "utils/numeric.h"

/* Push an object's key */
static void
PushKey(JsonbParseState **state, const char *key)
{
	JsonbValue	value = {.type = jbvString,.val.string = {strlen(key), unconstify(char *, key)}};

	pushJsonbValue(state, WJB_KEY, &value);
}

/* Push a key with a text, an empty one for NULL */
static void
PushText(JsonbParseState **state, const char *key, text *body)
{
	JsonbValue	value = {.type = jbvString,.val.string = {0, ""}};

	if (body != NULL)
	{
		value.val.string.len = VARSIZE_ANY_EXHDR(body);
		value.val.string.val = VARDATA_ANY(body);
	}
	PushKey(state, key);
	pushJsonbValue(state, WJB_VALUE, &value);
}

/* Push a key with a number */
static void
PushNumber(JsonbParseState **state, const char *key, Numeric number)
{
	JsonbValue	value = {.type = jbvNumeric,.val.numeric = number};

	PushKey(state, key);
	pushJsonbValue(state, WJB_VALUE, &value);
}

/* Push a key with true or false */
static void
PushBoolean(JsonbParseState **state, const char *key, bool boolean)
{
	JsonbValue	value = {.type = jbvBool,.val.boolean = boolean};

	PushKey(state, key);
	pushJsonbValue(state, WJB_VALUE, &value);
}

/* Push a key with a whole object or list; an empty object for NULL */
static void
PushJsonb(JsonbParseState **state, const char *key, Jsonb *jsonb)
{
	JsonbValue	value = {.type = jbvBinary};

	PushKey(state, key);
	if (jsonb == NULL)
	{
		pushJsonbValue(state, WJB_BEGIN_OBJECT, NULL);
		pushJsonbValue(state, WJB_END_OBJECT, NULL);
		return;
	}
	value.val.binary.data = &jsonb->root;
	value.val.binary.len = VARSIZE_ANY_EXHDR(jsonb);
	pushJsonbValue(state, WJB_VALUE, &value);
}

PG_FUNCTION_INFO_V1(minibot_nudge_student);

/*
 * nudge_student(first_name text, days_absent numeric, days_enrolled integer, is_self boolean,
 *				 missing_assignments integer, school jsonb) returns jsonb; days_absent without trailing zeros
 */
Datum
minibot_nudge_student(PG_FUNCTION_ARGS)
{
	JsonbParseState *state = NULL;
	Numeric		absent = PG_ARGISNULL(1) ? int64_to_numeric(0) :
	DatumGetNumeric(DirectFunctionCall1(numeric_trim_scale, PG_GETARG_DATUM(1)));

	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	PushText(&state, "first_name", PG_ARGISNULL(0) ? NULL : PG_GETARG_TEXT_PP(0));
	PushNumber(&state, "days_absent", absent);
	PushNumber(&state, "days_enrolled", int64_to_numeric(PG_ARGISNULL(2) ? 0 : PG_GETARG_INT32(2)));
	PushBoolean(&state, "one_day",
				DatumGetBool(DirectFunctionCall2(numeric_eq, NumericGetDatum(absent),
												 NumericGetDatum(int64_to_numeric(1)))));
	PushBoolean(&state, "is_self", !PG_ARGISNULL(3) && PG_GETARG_BOOL(3));
	PushNumber(&state, "missing_assignments", int64_to_numeric(PG_ARGISNULL(4) ? 0 : PG_GETARG_INT32(4)));
	PushJsonb(&state, "school", PG_ARGISNULL(5) ? NULL : PG_GETARG_JSONB_P(5));
	PG_RETURN_JSONB_P(JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL)));
}

/* Push each pair of the first element of a list of objects, and that element as "student" */
static void
PushFirstStudent(JsonbParseState **state, Jsonb *students)
{
	JsonbValue *first = getIthJsonbValueFromContainer(&students->root, 0);
	JsonbIterator *iterator;
	JsonbIteratorToken token;
	JsonbValue	value;

	if (first == NULL || first->type != jbvBinary || !JsonContainerIsObject(first->val.binary.data))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the students of a nudge must be a list of objects")));
	PushKey(state, "student");
	pushJsonbValue(state, WJB_VALUE, first);
	iterator = JsonbIteratorInit(first->val.binary.data);
	while ((token = JsonbIteratorNext(&iterator, &value, true)) != WJB_DONE)
	{
		/* a name by itself is a child's only within the list */
		if (token == WJB_KEY && value.val.string.len == 10 && memcmp(value.val.string.val, "first_name", 10) == 0)
			JsonbIteratorNext(&iterator, &value, true);
		else if (token == WJB_KEY || token == WJB_VALUE)
			pushJsonbValue(state, token, &value);
	}
}

PG_FUNCTION_INFO_V1(minibot_nudge_data);

/* nudge_data(contact_name text, language text, students jsonb, district jsonb) returns jsonb; NULL without students */
Datum
minibot_nudge_data(PG_FUNCTION_ARGS)
{
	JsonbParseState *state = NULL;
	Jsonb	   *students;

	if (PG_ARGISNULL(2))
		PG_RETURN_NULL();
	students = PG_GETARG_JSONB_P(2);
	if (!JB_ROOT_IS_ARRAY(students))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the students of a nudge must be a list of objects")));
	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	PushKey(&state, "contact");
	pushJsonbValue(&state, WJB_BEGIN_OBJECT, NULL);
	PushText(&state, "first_name", PG_ARGISNULL(0) ? NULL : PG_GETARG_TEXT_PP(0));
	pushJsonbValue(&state, WJB_END_OBJECT, NULL);
	PushText(&state, "language", PG_ARGISNULL(1) ? NULL : PG_GETARG_TEXT_PP(1));
	PushJsonb(&state, "students", students);
	PushFirstStudent(&state, students);
	PushBoolean(&state, "several", JB_ROOT_COUNT(students) > 1);
	PushJsonb(&state, "district", PG_ARGISNULL(3) ? NULL : PG_GETARG_JSONB_P(3));
	PG_RETURN_JSONB_P(JsonbValueToJsonb(pushJsonbValue(&state, WJB_END_OBJECT, NULL)));
}
