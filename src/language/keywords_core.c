/*
 * keywords_core.c
 *
 * Keywords by rule: tables of patterns and a small matcher.  Pure C.
 *
 * A pattern is words in order, case and accents folded and apostrophes gone
 * (don't: dont).  Of a word, "a|b" means either, a "*" at its end any ending,
 * a "?" before it that it may be missing; "~" stands for up to GAP words of
 * any kind.  It is looked for anywhere in a sentence; "^" and "$" tie it to
 * the sentence's beginning and end.
 */
#include "language/keywords_core.h"

#include <stdbool.h>
#include <string.h>

#define GAP 3

/* A sentence is read up to here */
#define MAX_WORDS 256

typedef struct Pattern
{
	const char *pattern;
	const char *unless;			/* a pattern that takes it back, NULL for none */
} Pattern;

/* ------------------------------------------------------ whole messages -- */

/* Said around a keyword; without weight of their own */
static const char polite[] =
"please|pls|plz|por|favor|thanks|thank|thx|gracias|now|ya|ok|okay|hi|hello|hola|hey|right|immediately|ahora|mismo|porfa|"
"porfavor|sir|maam|all|todo|todos|it|this|these|esto|asap";

static const Pattern opt_out_messages[] = {
	{"^ stop|stopp|stopall|unsubscribe|unsuscribe|unsub|cancel|end|quit|revoke|optout|remove|desist|cease $", NULL},
	{"^ stop|unsubscribe|cancel|end|quit|revoke|optout ?all|everything|me|messages|texts|texting|messaging $", NULL},
	{"^ opt out|me ?out $", NULL},
	{"^ alto|parar|pare|paren|arret|arreter|baja|cancelar|fin|salir|detener|detengan|detenga|basta|terminar|desuscribir* $",
	NULL},
	{"^ remove|take|delete me|us ?off $", NULL},
	{"^ no more|mas $", NULL},
};

static const Pattern opt_in_messages[] = {
	{"^ start|unstop|resume|subscribe|resubscribe|optin|begin|iniciar|comenzar|empezar|reanudar|suscribir|suscribirme|"
	"continuar|reactivar $", NULL},
	{"^ opt in|me ?in|back ?in $", NULL},
	{"^ sign me up ?again $", NULL},
};

static const Pattern help_messages[] = {
	{"^ help|info|ayuda|aide|information|informacion $", NULL},
};

/* ------------------------------------------------------------ sentences -- */

/* A word for a text message */
#define TEXTS "text|texts|txt|txts|message|messages|msg|msgs|sms|texting|alerts|notifications|reminders"
#define MENSAJES "mensaje|mensajes|mensajitos|texto|textos|sms|notificaciones|avisos|alertas|recordatorios"

/* A STOP that stands as a sentence of its own */
static const Pattern opt_out_sentences[] = {
	{"^ ?please stop|stopall|unsubscribe|optout ?please|now|it|this $", NULL},
	{"^ ?please opt me|us ?out", "opt me|us|him|her in|into"},
	{"stop|quit|cease ?please texting|txting|messaging|contacting|spamming|bothering|texing",
	"texting|messaging|contacting|bothering|spamming ~ him|her|them|son|daughter|kid|kids|child|students|class|teacher"},
	{"stop|quit|cease sending|send ?me|us ~ " TEXTS "|stuff|things|anything|this|these|those|spam", NULL},
	{"stop|cancel|end|discontinue ?all|of ?all|of|my|the|these|this|those|your ?school|attendance|automated|daily|weekly|"
	"annoying|of " TEXTS, "what|which|when|why|can|will|who|tell|kids|students ~ stop|end|cancel"},
	{"stop getting|receiving ~ " TEXTS, "will|did|why|when ~ stop getting|receiving"},
	{"dont|not|never|no|stop ~ text|txt|message|msg|contact|bother me|us|this|my ~ anymore|again|ever|more|please|number|phone|"
	"cell", "if|why|reason|did|was|were|able|have|how|wont|cant|until|unless|before"},
	{"^ ?please|pls|plz do not|never|no text|txt|message|msg|contact me|us ?please|anymore|again|ever $", NULL},
	{"^ ?please|pls|plz dont text|txt|message|msg|contact me|us ?please|anymore|again|ever $", NULL},
	{"dont|not|never|no send|sending me|us ~ " TEXTS, "why|did|reason|if|until|unless"},
	{"dont|not|no ?longer ?want|wish|like|need|wanting ~ " TEXTS " ?from $", "why|did|reason|if|student|teacher|know"},
	{"dont|not|no ?longer want|wish|wanna|like|need ?to ?get|getting|receive|receiving|be|any|more|these|your|you|the|this ~ "
	TEXTS "|texted|messaged|contacted", "miss|any|understand"},
	{"dont|not want|wanna get|receive|hear|have any|anymore|these|more|from ~ " TEXTS "|you", "miss"},
	{"dont|do not want you|yall|school to|texting|messaging ?text|message|contact", NULL},
	{"no more|mas " TEXTS "|" MENSAJES, "why|porque|there|hay|have|tengo|recibo|getting|if|si"},
	{"take|remove|delete|erase|drop|get me|us|my|this ?phone|cell ?number|name ?off|from|out",
	"absent|absence|class|bus|school|roster|team|room|medicine|meds|waitlist|waiting|lunch"},
	{"take|remove|delete ?my|this|our ~ number|phone|cell off|from|out", NULL},
	{"take ?me|us|my|this ?number|phone off ?of ?the|this|your ?text|texting|message|messaging|call|contact list", "wait|waiting"},
	{"unsubscribe|unsuscribe|unsub|optout me|us|from|this|my|please", NULL},
	{"want|like|wish|need|trying|how to unsubscribe|unsuscribe|optout", NULL},
	{"opt ?me|us out ?of|from ?all|getting|receiving|these|the|this|your|any|school|future ?school " TEXTS
	"|this|these|everything|list|communications", NULL},
	{"want|like|wish|need to opt out ?please|now $", NULL},
	{"revoke|withdraw ?my|our|all ?my consent|permission", "photo|field|trip|medical|media|picture*"},
	{"lose my|this number", NULL},
	{"leave me|us alone", "wont|they|kids|boys|girls|he|she|bully|bullies|doesnt|didnt|class|other"},

	{"dejar|deje|dejen|deja|dejenme|dejeme|pare|paren|parar|paras|basta de|en ?me mandar*|enviar*|escribir*|textear*|contactar*|"
	"molestar*|texteando|mandando*|enviando*|con", "a mi hijo|hija|nino|nina"},
	{"no|nunca|jamas ?me|nos ?vuelva*|sigan|siga ?a mande|manden|mandes|mandar|mandarme|envie|envien|envies|enviar|enviarme|"
	"mandando|enviando|mandandome|enviandome ~ mas|" MENSAJES "|nada|esto|estos|eso", "si|porque|hasta"},
	{"no me|nos ?vuelva*|sigan|siga ?a mande|manden|mandes|envie|envien ?mas|nada|ya ?por|porfa ?favor $", "si|porque"},
	{"no ?me|nos ?vuelva*|sigan|siga|quiero ?a ?que ?me|nos escriba|escriban|escribas|escribiendo*|textee|texteen|texteando|"
	"contacte|contacten|molesten|moleste", "si|porque|hasta|como|hijo|hija|nino|nina|maestra|maestro"},
	{"no|ya quiero|quisiera|deseo|queremos ?recibir|seguir|que|mas|sus|estos|esos|los|tantos ~ " MENSAJES,
	"si|porque|perder*|recibo|como"},
	{"quiteme|quitenme|quitame|borreme|borrenme|saqueme|saquenme|elimineme|eliminenme|remuevanme|quiten|quite|borren|borre|"
	"saquen|saque|eliminen|elimine ?mi|este|mis ?numero|telefono|celular de|numero|telefono|celular", "hijo|hija|clase|escuela|bus"},
	{"quiteme|quitenme|quitame|borreme|borrenme|saqueme|saquenme|elimineme|eliminenme", NULL},
	{"darme|deme|denme|dame de baja", "clase|escuela|curso"},
	{"dar|dar de baja mi|este numero|telefono|celular", NULL},
	{"cancele|cancelen|cancelar ?mi|mis|los|estos|la " MENSAJES "|suscripcion", "si|quien"},
	{"ya no ?me|nos mande*|envie*|escriba*|textee*|contacte*", "si|porque|hijo|hija"},
};

static const Pattern opt_in_sentences[] = {
	{"^ ?please|can|could ?i|you start|resume ?texting|sending ?me|us ?the|my|your ?school " TEXTS "|me|us ?again|please $", NULL},
	{"sign me|us ?back up ?again ?for ?the|these|your|school " TEXTS, NULL},
	{"opt me|us ?back in", NULL},
	{"want|like to opt|subscribe ?back in|again", NULL},
	{"quiero|quisiera volver a recibir ~ " MENSAJES, NULL},
	{"reactive|reactiven|reanuden|reanude ?mis|los|sus " MENSAJES, NULL},
};

/* ---------------------------------------------------------------- crisis -- */

#define SELF "myself|himself|herself|themselves|themself|themselfs|hisself|yourself|ourselves|themselve"

static const Pattern crisis_sentences[] = {
	/* suicide */
	{"suicide|suicidal|suicidio|suicidarse|suicidarme|suicida|suicido|suicidar|sucide|sucidal|suiside|suicied|unalive|kms",
	"suicide|suicidio prevention|awareness|squad|training|week|assembly|walk"},
	{"kill|killing|killed|kil|end|ending|hang|hanging|shoot|drown|harm|harming|hurting|hurt|hurts|stab|poison|unalive|off " SELF,
	"ball|kick*|kicked|playing|practice|fell|falling|accident*|sprain*|ankle|knee|trip*|laugh*|playground|recess|gym"},
	{"kill|killing|hurt|hurting|harm|cut|cutting my|him|her|them self|selves", NULL},
	{"end|ending|ended|take|taking|took ?his|her|my|their|it ?own life|all", "take|taking|took|end|ending all|it"},
	{"end it all", NULL},
	{"want*|wanna|going|gonna|rather|wish|wishes|wanting|tried|trying|ready|plan*|hope|hopes ?to die|dying|dead", "phone|battery|"
	"of ?laughter|laughing|embarrassment|embarrased|boredom|of to know|see|laptop|plant*"},
	{"wish* ?i|he|she|they was|were|wasnt|werent ?never dead|alive|born", "battery|phone"},
	{"better off dead|without me|without him|without her", NULL},
	{"dont|doesnt|not|no|didnt want|wants|wanna|wanting ?to live|exist|alive|wake ?up ?anymore|ever", "far|here|with|near|at|in|for|early"},
	{"dont|doesnt|not|no want|wants|wanna ?to be alive|here ?anymore", "school|class|today|early|late"},
	{"no|nothing|any ?point|reason ?left to|in live|living", "in|near|far"},
	{"cant|can|cannot not|go|take|do ?go|it|this ?on|life|living ?anymore living|alive", NULL},
	{"self|selfharm harm*|injur*|mutilat*", NULL},
	{"selfharm*|overdose*|overdosing|sobredosis", NULL},
	{"cutting|cuts|burning|burns|slit|slits|slitting|cut ?his|her|my|their " SELF "|wrist|wrists|arm|arms|leg|legs|skin",
	"class|paper|scissors|knife on|cooking|shaving|accident*|stitches|glass|grass"},
	{"took|taken|take|taking|swallowed|ate ?a|the ?whole|all|bunch|bottle|lot|too|handful|many ?of ?the|my|his|her|many ?whole|"
	"bottle ?of pills|tylenol|medication|pastillas", "doctor|prescribed|nurse|at school|with food"},
	{"suicide|goodbye note|letter", NULL},

	/* violence, now or threatened against life */
	{"going|gonna|threat*|want|wants|wanted|will|try|tried|trying|he|she|says|said ?he|she|they|to|hell|shell|is ?to|going ?to "
	"kill|shoot|stab|murder|strangle|bomb", "phone|battery|time|vibe|me with|hoops|basket*|mood|bill|email|text|video|shot|grades|"
	"homework|bugs|ants"},
	{"kill|kills|killing|shoot|shooting|stab|stabbing|murder|murdered|bomb|blow|shot ?up everyone|everybody|people|us|kids|students|school|"
	"teacher|the ~ school|class|building|place|family|mom|dad|mother|him|her|them", "virus|email|text|video|hoops|basket*|for|"
	"homework|bacteria|photo*|movie"},
	{"active|school shooter|shooting", "drill|drills|practice|range|training|hoops"},
	{"shots fired", NULL},
	{"bomb|death threat*", NULL},
	{"has|have|had|got|brought|bring*|with|carrying|pulled|holding|found|sees|saw|pointed|pointing ?a|an|his|her|the|my ?loaded|big "
	"gun|knife|pistol|rifle|weapon|firearm|machete", "water|squirt|nerf|toy|glue|butter|heard|rumor|rumour|plastic|laser|game|costume"},
	{"gun|pistol|rifle|knife at|in|to ?the|my|his|her|our school|backpack|bag|class|locker|head|throat|neck|bus",
	"water|squirt|nerf|toy|glue|butter|rumor"},
	{"got|was|been|were|being shot|stabbed|strangled|choked|kidnapped|attacked|raped|molested|assaulted|trafficked", NULL},
	{"rape|raped|raping|molest*|molested|violada|violado|kidnap*|secuestr*|trafficked", NULL},
	{"abuse|abused|abusing|abuses|abusive", "substance|drug|bathroom|pass|power|policy|training"},
	{"sexual|sexually assault*|abus*|harass*|touch*|inappropriat*", NULL},
	{"touch|touched|touches|touching ?my|me|her|him|his ?daughter|son|kid|child ?in ?her|his|my ?on private*|inappropriate*|there|"
	"inappropriately", NULL},
	{"hit|hits|hitting|beat|beats|beating|beaten|punched|punches|choke|chokes|choking|choked|strangl*|slapped|slaps|kicks ?on "
	"me|us|my|our|the|her|him|them", "ball|car|head on|bus|bat|class*|students|kid|kids|boy|girl|boys|girls|traffic|bed|level|game|odds|"
	"heat|record|team|friend|door|road|accident*|wall|desk|truck|nail|other|someone|another|food|shoes|hail|tree|rush"},
	{"domestic violence|abuse|dispute", NULL},
	{"violencia domestica", NULL},
	{"afraid|scared|fear|fearing|terrified ?hes|she|he|of ?is|going ?for ?to my|our|his|her|their|he|hes life|safety|lives", "bus|swim*"},
	{"in danger|peligro", NULL},
	{"not|isnt|stopped|no|cant breathing|breathe|respira|respirar", "nose|mask|cold|congest*|stuffy"},
	{"unconscious|unresponsive|inconsciente", NULL},
	{"call|calling|called|need|dial 911|police|cops|ambulance", "noise|parking|speeding|report"},
	{"llame*|llamen|necesito|necesitamos ?al ?a ?la 911|policia|ambulancia", NULL},
	{"life or|and death", NULL},
	{"emergency|emergencia ~ danger|hurt|police|911|bleeding|gun|violence|peligro", NULL},

	/* Spanish */
	{"matarme|matarse|matarte|suicid*|ahorcarse|ahorcarme|lastimarse|lastimarme|autolesion*|cortarse|cortandose", "pelo|cabello|unas|jugando"},
	{"me|se|te ?quiero|quiere|quieren|queria|va|voy ?a matar|morir|ahorcar|cortar ?las ?venas", "pelo|cabello|risa|bateria|verguenza"},
	{"quiero|quiere|queria|quisiera|gustaria|prefiero|prefiere morir|morirme|morirse|desaparecer|estar ?muerto|muerta", "risa|saber|verguenza"},
	{"no|ya ?ya quiero|quiere|queria|no ?quiere ?mas vivir|existir|despertar", "aqui|ahi|lejos|con"},
	{"no vale la pena vivir", NULL},
	{"quitarse|quitarme|quitar|quitado|quito ?se la vida", NULL},
	{"acabar con su|mi|todo ?vida", "tarea"},
	{"hacerse|hacerme|hace|hago|haciendose|haciendome ?a ?si dano|mismo|misma", "cayo|jugando|rodilla|tobillo"},
	{"se|me corta|corto|esta|estoy ?cortando ?en los|las|sus|mis|el ?brazos|brazo|munecas|venas|piernas", "pelo|unas|luz"},
	{"se|me tomo|trago|tome|trague ?un ?monton ?muchas|todas|las|varias|de ?las pastillas|pildoras", NULL},
	{"me|nos|lo|la|le|los|las ?esta|sigue|quiere|va ?a pega|pego|pegando|golpea|golpeo|golpeando|golpean|maltrata|maltratan|"
	"estrangul*|ahorca|amenaz* ?de ?con ?muerte|matar", "carro|pelota|companer*|ninos|virus|gripe|nino|balon|alumno*|clase"},
	{"me|nos|lo|la|los|te ?va|van|quiere|quieren|amenaz* ?a ?con matar|matarme|matarlo|matarla|disparar|apunal*", "risa|tarea|calor|hambre"},
	{"matar|disparar*|balear ?a ?todos|alguien|los|la|mi|en|nos ?escuela|ninos|familia|todos", "tiempo|hambre|piojos"},
	{"tiene|trae|trajo|lleva|llevo|con|saco|hay ?una|un|la ?su pistola|arma|cuchillo|rifle|navaja|escopeta|machete",
	"agua|juguete|rumor|plastico"},
	{"abus*|violaron|violo|violacion|manose*|tocaron|tocado ?de ?sexualmente ?sus ?partes", "abuso de confianza"},
	{"mi|nuestra vida ?corre|esta ?en peligro|riesgo", NULL},
	{"tengo|tenemos|tiene miedo ?de ?por ?que ?me|nos|su|mi ?vaya|va ?a matar|mate|vida", NULL},
};

/* --------------------------------------------------------------- matching -- */

/* The words of one sentence as strings of ASCII (other letters as "?") */
typedef struct Sentence
{
	int			n;
	const char *word[MAX_WORDS];
	char		text[NORMALIZE_MAX_CHARS + 1];
} Sentence;

/* Whether word is one of the alternatives, length bytes that "|" separates */
static bool
word_matches(const char *alternatives, size_t length, const char *word)
{
	const char *end = alternatives + length;

	while (alternatives < end)
	{
		const char *bar = memchr(alternatives, '|', end - alternatives);
		size_t		n = (bar == NULL ? end : bar) - alternatives;
		bool		prefix = n > 0 && alternatives[n - 1] == '*';

		if (prefix ? strncmp(alternatives, word, n - 1) == 0 :
			strncmp(alternatives, word, n) == 0 && word[n] == '\0')
			return true;
		alternatives += n + 1;
	}
	return false;
}

/* Whether the pattern matches from word at on */
static bool
match_here(const char *pattern, const Sentence *sentence, int at)
{
	size_t		length = strcspn(pattern, " ");
	const char *rest = pattern + length + (pattern[length] == ' ');

	if (length == 0)
		return true;
	if (*pattern == '$')
		return at == sentence->n;
	if (*pattern == '~')
	{
		for (int skip = 0; skip <= GAP && at + skip <= sentence->n; skip++)
			if (match_here(rest, sentence, at + skip))
				return true;
		return false;
	}
	if (*pattern == '?')
	{
		if (match_here(rest, sentence, at))
			return true;
		pattern++;
		length--;
	}
	return at < sentence->n && word_matches(pattern, length, sentence->word[at]) && match_here(rest, sentence, at + 1);
}

static bool
match(const char *pattern, const Sentence *sentence)
{
	if (*pattern == '^')
		return match_here(pattern + 2, sentence, 0);
	for (int at = 0; at < sentence->n; at++)
		if (match_here(pattern, sentence, at))
			return true;
	return false;
}

static bool
match_any(const Pattern *patterns, size_t n, const Sentence *sentence)
{
	for (size_t i = 0; i < n; i++)
		if (match(patterns[i].pattern, sentence) &&
			(patterns[i].unless == NULL || !match(patterns[i].unless, sentence)))
			return true;
	return false;
}

#define MATCH_ANY(patterns, sentence) match_any(patterns, sizeof(patterns) / sizeof((patterns)[0]), sentence)

/* Whether a byte ends a sentence */
static inline bool
ends_sentence(char c)
{
	return c == '.' || c == '!' || c == '?' || c == ';' || c == '\n' || c == '\r';
}

/* Fold length bytes of text into the words of a sentence; marks and emoji are left out */
static void
read_sentence(const char *text, size_t length, NormalizedText *scratch, Sentence *sentence)
{
	char	   *out = sentence->text;

	normalize_plain(text, length, scratch);
	sentence->n = 0;
	for (int t = 0; t < scratch->n_tokens && sentence->n < MAX_WORDS; t++)
	{
		const Token *token = &scratch->tokens[t];
		uint32_t	first = scratch->chars[token->start];

		if (first == '?' || first == '!' || first == '$' || first > 0x2000)
			continue;
		sentence->word[sentence->n++] = out;
		for (int i = token->start; i < token->end; i++)
			*out++ = scratch->chars[i] < 0x80 ? (char) scratch->chars[i] : '?';
		*out++ = '\0';
	}
}

/* Leave out polite words and words said twice in a row, unless nothing would be left */
static void
strip_polite(Sentence *sentence)
{
	int			kept = 0;

	for (int i = 0; i < sentence->n; i++)
	{
		bool		repeated = kept > 0 && strcmp(sentence->word[kept - 1], sentence->word[i]) == 0;

		if (!repeated && !word_matches(polite, sizeof(polite) - 1, sentence->word[i]))
			sentence->word[kept++] = sentence->word[i];
	}
	sentence->n = kept;
}

/* The keyword that one sentence means */
static Keyword
sentence_keyword(const Sentence *sentence)
{
	if (MATCH_ANY(crisis_sentences, sentence))
		return KEYWORD_CRISIS;
	if (MATCH_ANY(opt_out_sentences, sentence))
		return KEYWORD_OPT_OUT;
	if (MATCH_ANY(opt_in_sentences, sentence))
		return KEYWORD_OPT_IN;
	return KEYWORD_NONE;
}

/* The keyword that the whole message is */
static Keyword
message_keyword(Sentence *sentence)
{
	strip_polite(sentence);
	if (MATCH_ANY(opt_out_messages, sentence))
		return KEYWORD_OPT_OUT;
	if (MATCH_ANY(opt_in_messages, sentence))
		return KEYWORD_OPT_IN;
	if (MATCH_ANY(help_messages, sentence))
		return KEYWORD_HELP;
	return KEYWORD_NONE;
}

Keyword
find_keyword(const char *text, size_t length, NormalizedText *scratch)
{
	const char *end = text + (length < NORMALIZE_MAX_CHARS ? length : NORMALIZE_MAX_CHARS);
	const char *start = text;
	Keyword		found = KEYWORD_NONE;
	Sentence	sentence;

	for (const char *at = text; at <= end; at++)
	{
		Keyword		keyword;

		if (at < end && !ends_sentence(*at))
			continue;
		read_sentence(start, at - start, scratch, &sentence);
		keyword = sentence_keyword(&sentence);
		if (keyword == KEYWORD_CRISIS)
			return keyword;
		if (found == KEYWORD_NONE)
			found = keyword;
		start = at + 1;
	}
	read_sentence(text, end - text, scratch, &sentence);
	if (sentence_keyword(&sentence) == KEYWORD_CRISIS)
		return KEYWORD_CRISIS;
	return found != KEYWORD_NONE ? found : message_keyword(&sentence);
}
