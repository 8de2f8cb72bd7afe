/* language_keywords_test.c: every form of a keyword is obeyed, and nothing that only looks like one */
#include <string.h>

#include "language/keywords_core.h"
#include "unit.h"

static NormalizedText scratch;

/* Check that each text of a NULL-ended list is this keyword */
static void
check_all(Keyword keyword, const char *const *texts)
{
	for (; *texts != NULL; texts++)
	{
		Keyword		found = find_keyword(*texts, strlen(*texts), &scratch);

		if (found != keyword)
			printf("\"%s\": %d, not %d\n", *texts, found, keyword);
		CHECK(found == keyword);
	}
}

static const char *const opt_out[] = {
	"STOP", "stop", "Stop.", "stop!!!", "STOP please", "Please STOP", "“stop”", "STOP ALL", "STOPALL",
	"stop all texts", "QUIT", "END", "End.", "REVOKE", "CANCEL", "Unsubscribe", "UNSUBSCRIBE ME", "OPT OUT",
	"opt-out", "OPTOUT", "Opt out please", "opt me out", "ARRET", "Arrêt", "ALTO", "alto por favor", "PARAR",
	"Pare", "BAJA", "Cancelar", "FIN", "STOP STOP STOP", "stop now", "remove me", "please don't text me anymore",
	"Please dont text me", "do not text me again", "Do not contact me.", "don’t message me anymore pls",
	"stop texting me", "Stop sending me these messages!", "please stop messaging this number", "stop the texts",
	"quit texting me", "take me off your list", "Take me off this list please", "remove my number from your list",
	"I want to opt out", "opt me out of these texts", "I don't want these messages",
	"i do not want to receive any more texts", "i no longer wish to receive messages", "no more texts please",
	"I revoke my consent to be texted", "unsubscribe me from this", "lose my number", "Wrong number. STOP",
	"how do i stop these texts", "leave me alone", "cancel these messages", "turn off the text alerts", "stop it",
	"no more messages", "deje de mandarme mensajes", "Dejen de mandarme mensajes por favor",
	"ya no me manden mensajes", "no me mande más mensajes", "no quiero recibir mensajes", "no quiero más mensajes",
	"NO ME ESCRIBAN MAS", "no me escriba", "quítenme de la lista", "deme de baja", "quiero darme de baja",
	"cancelen los mensajes", "por favor no me manden textos", "borren mi número de la lista", "basta de mensajes",
	NULL
};

static const char *const opt_in[] = {
	"START", "start", "Start please", "UNSTOP", "unstop!", "RESUME", "subscribe", "opt in", "OPT-IN", "INICIAR",
	"start texting me again", "quiero volver a recibir los mensajes", "please resume the messages",
	"opt me back in", NULL
};

static const char *const help[] = {
	"HELP", "help", "Help!", "help please", "INFO", "info?", "AYUDA", "ayuda por favor", "Ayuda!", NULL
};

static const char *const crisis[] = {
	"I want to kill myself", "my daughter says she wants to die", "he is talking about suicide",
	"my son is suicidal", "she has been cutting herself", "I found cuts on her arms",
	"he says he doesn't want to be alive", "she took a whole bottle of pills", "i'm going to end my life",
	"she tried to hang herself", "my husband is beating me and the kids", "my dad hits me", "my stepdad touches me",
	"he threatened to kill us", "there's a man with a gun outside", "active shooter at the school",
	"someone broke into our house we're hiding", "my child was raped", "she is being abused by her uncle",
	"he is not breathing", "call 911", "please send police", "my daughter is missing", "i cant find my daughter",
	"she ran away last night", "no one would miss me if I was gone", "she left a note saying goodbye",
	"better off without me", "STOP. i want to kill myself", "help my son wants to kill himself", "me quiero matar",
	"mi hija se quiere morir", "mi hijo se corta los brazos", "ya no quiero vivir", "mi esposo me golpea",
	"quiero quitarme la vida", "mi hija se tomó muchas pastillas", "mi padrastro me toca",
	"mi ex dice que nos va a matar", "abusaron de mi hija", "no encuentro a mi hijo", "mi hijo quiere hacerse daño",
	"llamen a la policia", "mi vida corre peligro", NULL
};

/* Figures of speech, and the words of keywords in their ordinary sense */
static const char *const nothing[] = {
	"Does the bus stop here?", "what time does the bus stop at main st", "end of term",
	"when is the end of the year", "cancel practice", "is practice canceled", "can you cancel his lunch order",
	"how do I quit the band", "stop by the office", "we will end up late", "please stop the bullying",
	"can you stop sending so much homework", "stop marking him absent", "the bus never stops at our corner",
	"stop sign on main is broken", "start of school year?", "when do classes start", "she starts on monday",
	"can you help me with math", "can you help me with the portal", "help he forgot his lunch",
	"i need help with the forms", "why did i stop getting texts", "i dont receive messages anymore, can you fix it",
	"I never get your messages", "don't text him, call me", "do not let him leave early",
	"can I opt out of the state test", "opt out of the field trip", "take my son off the bus list",
	"remove him from the lunch list", "can you take my old number off", "i dont want him to miss the bus",
	"no more fever so he is coming back", "yes", "no", "this homework is killing me", "my back is killing me",
	"my phone died so I couldn't call", "my grandmother died and the funeral is friday",
	"he is dying to know who his teacher is", "I could die of embarrassment", "I'm dead tired, he will be late",
	"he needs his flu shots", "please shoot me an email", "we are having a photo shoot",
	"he cut his finger at school", "she cut her hair", "he got hurt at recess", "he hurt his ankle at practice",
	"he is missing two assignments", "missing school tomorrow", "I can't find his report card",
	"how many days has she been missing", "el alto costo de los utiles", "cuando es el fin de semana",
	"la parada del bus", "para que hora es la junta", "fin de año escolar", "quiero cancelar la cita",
	"le bajó la fiebre", "me muero de risa", "me duele a morir la cabeza", "se me corto la llamada",
	"el trafico me mata", "mi hija tiene miedo de los perros", "no recibo los mensajes",
	"por que no me mandan mensajes", "quite a mi hijo de esa clase", "me puede ayudar con la tarea",
	"unos niños molestan a mi hijo", "", "?", "😀", "123", NULL
};

int
main(void)
{
	static char large[1 << 20];

	check_all(KEYWORD_OPT_OUT, opt_out);
	check_all(KEYWORD_OPT_IN, opt_in);
	check_all(KEYWORD_HELP, help);
	check_all(KEYWORD_CRISIS, crisis);
	check_all(KEYWORD_NONE, nothing);
	memset(large, 'x', sizeof(large));
	CHECK(find_keyword(large, sizeof(large), &scratch) == KEYWORD_NONE);
	memset(large, '.', sizeof(large));
	CHECK(find_keyword(large, sizeof(large), &scratch) == KEYWORD_NONE);
	return unit_end("language_keywords");
}
