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
		bool		opts_out;
		Keyword		found = find_keyword(*texts, strlen(*texts), &scratch, &opts_out);

		if (found != keyword)
			printf("\"%s\": %d, not %d\n", *texts, found, keyword);
		CHECK(found == keyword);
		CHECK(opts_out == (found == KEYWORD_OPT_OUT) || found == KEYWORD_CRISIS);
	}
}

static const char *const opt_out[] = {
	/* letter by letter, and in the words of the law */
	"S.T.O.P", "s t o p", "S. T. O. P. please", "un subscribe", "cease and desist", "discontinue",
	"I never gave you permission to text this number", "none of you have my consent to keep texting me",
	"y'all quit blowing up my phone", "nobody here wants your texts", "unenroll this number from your alerts",
	"turn these off please", "not interested, please stop", "delete my cell number from your system",
	"ya no quiero, quiten este numero del sistema", "dejen ya de mandarme esto", "darse de baja",
	"how do I get off this list", "I want to be taken off the texting list", "get rid of my number",
	"no necesito estos mensajes", "yo no pedí estos mensajes", "I don't need these texts",
	"retiren mi número de la lista", "STOP", "stop", "Stop.", "stop!!!", "STOP please", "Please STOP", "“stop”",
	"STOP ALL", "STOPALL", "stop all texts", "QUIT", "END", "End.", "REVOKE", "CANCEL", "Unsubscribe",
	"UNSUBSCRIBE ME", "OPT OUT", "opt-out", "OPTOUT", "Opt out please", "opt me out", "ARRET", "Arrêt", "ALTO",
	"alto por favor", "PARAR", "Pare", "BAJA", "Cancelar", "FIN", "STOP STOP STOP", "stop now", "remove me",
	"please don't text me anymore", "Please dont text me", "do not text me again", "Do not contact me.",
	"don’t message me anymore pls", "stop texting me", "Stop sending me these messages!",
	"please stop messaging this number", "stop the texts", "quit texting me", "take me off your list",
	"Take me off this list please", "remove my number from your list", "I want to opt out",
	"opt me out of these texts", "I don't want these messages", "i do not want to receive any more texts",
	"i no longer wish to receive messages", "no more texts please", "I revoke my consent to be texted",
	"unsubscribe me from this", "lose my number", "Wrong number. STOP", "wrong number stop",
	"Wrong number, please stop", "STOP this is the wrong number", "stop you have the wrong number", "stop wrong person",
	"número equivocado, alto por favor", "how do i stop these texts",
	"leave me alone", "cancel these messages", "turn off the text alerts", "stop it", "no more messages",
	"deje de mandarme mensajes", "Dejen de mandarme mensajes por favor", "ya no me manden mensajes",
	"no me mande más mensajes", "no quiero recibir mensajes", "no quiero más mensajes", "NO ME ESCRIBAN MAS",
	"no me escriba", "quítenme de la lista", "deme de baja", "quiero darme de baja", "cancelen los mensajes",
	"por favor no me manden textos", "borren mi número de la lista", "basta de mensajes",
	"No quiero volver a recibir mensajes", "ya no quiero volver a recibir sus mensajes",
	"No quiero volver a recibir nada",
	"nunca quiero volver a recibir estos textos", "No queremos volver a recibirlos", "don't sign me up for texts",
	"Please do not add me to your text messages",
	"STOP, thank you", "Stop thank you very much", "stop ty", "Stop sending", "please stop sending these thanks",
	"I already told you. Stop sending.", "Just stop", "just stop please", "so stop already", "STOPPPP", "stoppp!!",
	"Stoooop", "stop please thanks", "STOP!!!", "U STOP", "stop bye", "STOPPPP texting me", "Unsubscribeee please",
	"ALTOOO por favor", "paren ya, gracias!!!", "🛑", "🛑🛑 🚫", "🚫!!", "🛑\uFE0F", NULL
};

static const char *const opt_in[] = {
	"START", "start", "Start please", "UNSTOP", "unstop!", "RESUME", "subscribe", "opt in", "OPT-IN", "INICIAR",
	"start texting me again", "quiero volver a recibir los mensajes", "please resume the messages",
	"opt me back in", "sign me up for the texts", "turn my texts back on", "queremos volver a recibir los mensajes",
	"no me llegan, quiero volver a recibir los mensajes", NULL
};

static const char *const help[] = {
	"HELP", "help", "Help!", "help please", "INFO", "info?", "AYUDA", "ayuda por favor", "Ayuda!", NULL
};

static const char *const crisis[] = {
	"my son just told me he took all of his antidepressants", "she is talking about ending her life",
	"my daughter said she wishes she was never born", "he told his sister he is going to kill himself tonight",
	"i think my kid is going to hurt herself", "my 13 year old is cutting",
	"she sent a picture of her wrist bleeding", "there is a note in his room saying he is sorry for everything",
	"he says he has nothing to live for", "my husband has a gun and is threatening us",
	"my ex is outside with a gun", "he hit me in front of the kids and i am scared", "i am scared for my life",
	"my boyfriend choked me last night", "i need to get away from my husband he is violent",
	"someone is following my daughter home", "a man grabbed my daughter at the bus stop",
	"my daughter never came home from school and we cant reach her", "my son has been gone since last night",
	"he ran away from home", "my kid drank bleach", "she passed out and is not responding",
	"my mom is not breathing", "theres a shooter at the school?? my son texted me hes hiding",
	"i heard gunshots at the school", "my neighbor is beating his child",
	"my stepson said his dad hits him with a belt", "my niece told me her uncle has been touching her",
	"she says her mom's boyfriend comes in her room at night",
	"he says he is going to bring a gun to school and shoot everyone",
	"he posted online that he is going to shoot up the school", "i dont want to live anymore",
	"i am thinking about suicide", "i just want to end everything", "help me i want to die",
	"my dad is hurting my mom right now", "please help he has a knife", "my daughter said she would rather be dead",
	"hes on the roof threatening to jump", "mi hijo se quiere matar", "mi hija dijo que se va a suicidar",
	"mi hija se esta lastimando", "tengo ganas de morirme", "mi hija tiene cortadas en las muñecas",
	"mi marido me pego y tengo miedo", "mi novio me quiere matar", "mi hijo se tomo un frasco de pastillas",
	"mi hija no ha regresado a casa desde ayer", "se llevaron a mi hija", "un señor quiso llevarse a mi hija",
	"mi esposo esta armado", "ayuda mi papa le esta pegando a mi mama", "mi hijo dice que quiere morirse",
	"mi tio me toca", "mi hija no respira", "alguien esta disparando en la escuela", "mi hijo amenazo con matarse",
	"estoy pensando en quitarme la vida", "siento que ya no quiero seguir viviendo",
	"mi ex marido nos amenaza de muerte", "he says he doesn't want to be here anymore",
	"she keeps saying she doesnt want to be here", "my son is talking about hurting himself",
	"she took a whole bottle of tylenol", "I'm going to end my life", "i cant do this anymore i want to disappear",
	"i cant take it anymore i just want it all to stop", "my boyfriend threatened to kill us",
	"my stepdad touches me at night", "I think my daughter is being abused by her uncle",
	"He's choking my mom right now", "my son said he's going to shoot himself",
	"she told her friend she doesn't want to live", "he's not breathing", "I don't want to be alive",
	"my ex is here with a knife", "she's threatening to jump", "im being hit at home",
	"we are not safe, he is drunk and breaking things", "I have thoughts of suicide",
	"my daughter has marks on her neck from her father", "she has bruises from her dad",
	"he hit her with a belt and she has bruises", "my son wrote that he wants to die",
	"my daughter texted me she wants to end things", "he says life is not worth it", "i feel like i cant go on",
	"she said nobody would miss her", "he keeps saying he should be dead", "my kid has a plan to kill himself",
	"he hasnt eaten and says he wants to sleep forever", "i want to sleep and never wake up",
	"my nephew is cutting himself again", "she is locked in the bathroom with a razor",
	"he locked himself in his room with a knife", "my son has a knife and says he will hurt himself",
	"he is holding a knife", "my uncle touches my sister", "dad came home drunk and is hitting my mom",
	"please send police my ex is trying to take my son", "someone took my daughter",
	"we havent seen her since last night",
	"i lost my daughter she never got off the bus and no one knows where she is", "my child is being trafficked",
	"she says she hears voices telling her to hurt herself", "he is going to kill me",
	"he said he is going to kill his teacher", "a man tried to grab my daughter and pull her in his car",
	"she overdosed", "she is unresponsive", "my son said hed rather be dead than go to school",
	"help me please he is hitting me", "mi hija dice que se quiere morir", "mi esposo me golpea y tengo miedo",
	"mi hijo dice que ya no quiere vivir", "encontre a mi hija con cortadas en los brazos",
	"mi hija se tomo muchas pastillas", "mi papa me pega", "mi ex me amenazo con una pistola",
	"mi esposo dice que nos va a matar", "no puedo mas me quiero morir", "mi hija escribio una carta de despedida",
	"mi hijo dice que seria mejor no estar aqui", "mi hijo dice que mejor se muere",
	"mi hija ya no quiere estar en este mundo", "se quiere aventar del puente", "mi hija fue abusada por su tio",
	"la golpeo su papa y tiene moretones", "mi esposo esta borracho y nos quiere pegar",
	"hay un hombre armado afuera", "estan disparando cerca de mi casa", "no encuentro a mi hijo por ningun lado",
	"mi hija no llego a casa anoche", "se llevaron a mi hijo", "ayuda me estan golpeando",
	"mi sobrino se quiere suicidar", "I want to kill myself", "my daughter says she wants to die",
	"he is talking about suicide", "my son is suicidal", "she has been cutting herself", "I found cuts on her arms",
	"he says he doesn't want to be alive", "she took a whole bottle of pills", "i'm going to end my life",
	"she tried to hang herself", "my husband is beating me and the kids", "my dad hits me", "my stepdad touches me",
	"he threatened to kill us", "there's a man with a gun outside", "active shooter at the school",
	"someone broke into our house we're hiding", "my child was raped", "she is being abused by her uncle",
	"he is not breathing", "call 911", "please send police", "my daughter is missing", "i cant find my daughter",
	"she ran away last night", "no one would miss me if I was gone", "she left a note saying goodbye",
	"better off without me", "STOP. i want to kill myself", "help my son wants to kill himself", "me quiero matar",
	"mi hija se quiere morir", "mi hijo se corta los brazos", "mi hija se corta",
	"mi hijo se corta en la escuela", "ya no quiero vivir", "mi esposo me golpea",
	"quiero quitarme la vida", "mi hija se tomó muchas pastillas", "mi padrastro me toca",
	"mi ex dice que nos va a matar", "abusaron de mi hija", "no encuentro a mi hijo", "mi hijo quiere hacerse daño",
	"llamen a la policia", "mi vida corre peligro", "🆘", "🆘🆘", "😭🆘!!", "🛑🆘", NULL
};

/* Of these the crisis is answered and the STOP obeyed ... */
static const char *const crisis_and_stop[] = {
	"Stop texting me or I call police", "Stop texting me. My husband reads this phone and hits me",
	"my husband reads this phone stop texting me he hits me", "STOP. i want to kill myself",
	"Unsubscribe. I want to die",
	"I want to die. stop", "Please don't text me anymore, my ex has a gun", "he hits me!! no more texts please",
	"I asked you to stop texting me, my dad hits me when he sees it",
	"dejen de mandarme mensajes, mi esposo me pega", "Ya no me manden mensajes. Mi marido me golpea",
	"mi hija se quiere morir. no quiero más mensajes", "les dije que dejen de escribirme, mi esposo me pega", NULL
};

/* ... and of these nobody asks us to stop */
static const char *const crisis_alone[] = {
	"my ex wont stop texting me he said he is going to kill me", "he won't leave me alone, he has a gun",
	"I told him to stop texting me and he threatened to kill us", "leave me alone i want to die",
	"my husband never stopped contacting me and he hits me", "I told my ex stop messaging me and he hit me",
	"I just want it to stop, I want to die", "my uncle touches my sister",
	"mi ex no deja de mandarme mensajes y me pega",
	"le dije que deje de escribirme y me amenazo con una pistola", "mi papa me pega y no para", NULL
};

/* Check that each text of a NULL-ended list is a crisis, and whether it opts out */
static void
check_crises(bool stops, const char *const *texts)
{
	for (; *texts != NULL; texts++)
	{
		bool		opts_out;
		Keyword		found = find_keyword(*texts, strlen(*texts), &scratch, &opts_out);

		if (found != KEYWORD_CRISIS || opts_out != stops)
			printf("\"%s\": %d, opts out: %d\n", *texts, found, opts_out);
		CHECK(found == KEYWORD_CRISIS && opts_out == stops);
	}
}

/* Figures of speech, and the words of keywords in their ordinary sense */
static const char *const nothing[] = {
	/* what should go on, or was never ours to end */
	"please don't ever stop texting me about her grades", "why did you stop texting me",
	"I do not want to unsubscribe from these", "have you guys stopped sending the menus",
	"tell that girl to stop texting my son during class", "oops, that was my toddler, still want the texts",
	"unsubscribe my daughter from the afternoon bus", "can you make those boys stop messaging him",
	"todavia quiero recibir los mensajes", "fue sin querer, mi nino", "dile a ese muchacho que deje de escribirle",
	"keep them coming, they help", "can you quit sending these in English, we speak Spanish",
	"the traffic is murder today", "my car died", "she got her shots yesterday", "he will kill it at the game",
	"the kids are going to love it to death", "our dog died last night", "my daughter hit her head at the park",
	"does the bus stop here", "when is the end of term", "cancel practice today?", "can he stop by after school",
	"please help my son with math", "alto grado de fiebre", "mi telefono murio", "baja la fiebre y lo mando",
	"le dio baja presion", "he missed the bus", "cant find the bus stop", "please stop giving so much homework",
	"do not send him to the nurse without calling me", "I don't get the texts from the teacher",
	"no quiero que mi hijo falte", "ya no va a ir al programa", "no more school on friday?", "end of day pickup",
	"unsubscribe me from the newsletter emails", "Does the bus stop here?",
	"what time does the bus stop at main st", "end of term", "when is the end of the year", "cancel practice",
	"is practice canceled", "can you cancel his lunch order", "how do I quit the band", "stop by the office",
	"we will end up late", "please stop the bullying", "can you stop sending so much homework",
	"stop marking him absent", "the bus never stops at our corner", "stop sign on main is broken",
	"start of school year?", "when do classes start", "she starts on monday", "can you help me with math",
	"can you help me with the portal", "help he forgot his lunch", "i need help with the forms",
	"why did i stop getting texts", "i dont receive messages anymore, can you fix it", "I never get your messages",
	"don't text him, call me", "do not let him leave early", "can I opt out of the state test",
	"opt out of the field trip", "take my son off the bus list", "remove him from the lunch list",
	"can you take my old number off", "i dont want him to miss the bus", "no more fever so he is coming back",
	"yes", "no", "this homework is killing me", "my back is killing me", "my phone died so I couldn't call",
	"my grandmother died and the funeral is friday", "he is dying to know who his teacher is",
	"I could die of embarrassment", "I'm dead tired, he will be late", "he needs his flu shots",
	"please shoot me an email", "we are having a photo shoot", "he cut his finger at school", "she cut her hair",
	"he got hurt at recess", "he hurt his ankle at practice", "he is missing two assignments",
	"missing school tomorrow", "I can't find his report card", "how many days has she been missing",
	"el alto costo de los utiles", "cuando es el fin de semana", "la parada del bus", "para que hora es la junta",
	"fin de año escolar", "quiero cancelar la cita", "le bajó la fiebre", "me muero de risa",
	"me duele a morir la cabeza", "se me corto la llamada", "is this the wrong number for the bus stop",
	"he got off at the wrong stop", "mi hija se corta el pelo", "el trafico me mata",
	"mi hija tiene miedo de los perros", "no recibo los mensajes", "por que no me mandan mensajes",
	"quite a mi hijo de esa clase", "me puede ayudar con la tarea", "unos niños molestan a mi hijo", "", "?", "😀",
	"123",
	"don't turn my texts back on", "please do not opt me back in", "I never want to opt back in",
	"I do not want to start getting the texts again until August", "ya no quiero volver a recibir quejas de la maestra",
	"no puedo volver a recibir a mi hijo a las 2", "did you sign me up for texts", "no reactiven los mensajes",
	"Stop by the office", "just stop the bus at our corner?", "can you stop sending him home early",
	"please stop sending her to the nurse", "when will you stop sending", "why did you stop sending", "just stop by",
	"can you just stop by the gym", "so when does it end", "thank you so much", "thank you very much bye", "just u",
	"why did they stop sending", "do you just cancel practice", "does the bus stop sooo early", "u end at 3?",
	"thank you, the bus stop moved", "the 111 bus", "so much homework", "just the end of the year",
	"gracias por todo, que tenga un buen fin",
	"👍", "🚫🤒", "😭", "🛑🚌", "🚫 fever", "!!", "🛑?", "❤️🙏", NULL
};

/* Check that words at the very end of 1,600 characters without a full stop are read, however short the words are */
static void
check_end(Keyword keyword, const char *words, const char *said)
{
	char		text[1601];
	size_t		room = 1600 - strlen(said);
	bool		opts_out;

	for (size_t i = 0; i < room; i++)
		text[i] = words[i % strlen(words)];
	text[room - 1] = ' ';
	strcpy(text + room, said);
	CHECK(find_keyword(text, 1600, &scratch, &opts_out) == keyword);
}

int
main(void)
{
	static char large[1 << 20];
	bool		opts_out;

	check_all(KEYWORD_OPT_OUT, opt_out);
	check_all(KEYWORD_OPT_IN, opt_in);
	check_all(KEYWORD_HELP, help);
	check_all(KEYWORD_CRISIS, crisis);
	check_crises(true, crisis_and_stop);
	check_crises(false, crisis_alone);
	check_all(KEYWORD_NONE, nothing);
	check_end(KEYWORD_CRISIS, "we had a long day at home and ", "my son said he wants to die");
	check_end(KEYWORD_CRISIS, "a ", "my son said he wants to die");
	check_end(KEYWORD_CRISIS, "y ", "mi hija se quiere morir");
	check_end(KEYWORD_OPT_OUT, "we had a long day at home and ", "please don't text me anymore");
	check_end(KEYWORD_NONE, "we had a long day at home and ", "she will be at school late");
	for (size_t i = 0; i < sizeof(large); i++)
		large[i] = "stop "[i % 5];
	CHECK(find_keyword(large, sizeof(large), &scratch, &opts_out) == KEYWORD_OPT_OUT);
	memset(large, 'x', sizeof(large));
	CHECK(find_keyword(large, sizeof(large), &scratch, &opts_out) == KEYWORD_NONE && !opts_out);
	memset(large, '.', sizeof(large));
	CHECK(find_keyword(large, sizeof(large), &scratch, &opts_out) == KEYWORD_NONE && !opts_out);
	return unit_end("language_keywords");
}
